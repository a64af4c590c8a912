package org.latentalign.node.score.genes;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Signature Genes. The name of this class is written into saved workflows: it never changes. */
public final class SignatureGenesNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Tells <b>which genes</b> the alignment of a drug in two cell lines comes from. The <b>signature</b> of the
            drug in a cell line is the mean profile of its samples less that of the controls (of the same plate, where
            plates are known); the cosine of the two signatures is a sum over genes, and a gene's <b>contribution</b> is
            its share of that sum: positive where both signatures change it in the same direction.
            </p>
            <p>
            <b>After encoding</b> every gene reaches the embedding along with others. With M = B'B for the encoder B, a
            gene's contribution is half of what it gives from the one signature and half of what it gives from the
            other, and the contributions sum up to the encoded cosine. For a spectral autoencoder that is exact; for
            other models the derivatives of the embedding at the mean of the controls take the place of B, and what they
            do not explain is the <i>residual</i>.
            </p>
            <p>
            <b>Is a gene changed at all?</b> t is the change over its standard error, by the scatter of the controls
            within plates (no smaller than a tenth of the genes' median), with a two-sided p-value and a false discovery
            rate over the genes. Treated samples are too few to tell their own scatter; so one bad sample gives up to a
            third of its genes, and one treated sample alone says little. That a gene contributes much does not make it
            significant, and the other way round: whether the drug as a whole is aligned is for Drug Signature Alignment
            to say.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Signature Genes")
            .icon("genes.png")
            .shortDescription("Tells which genes the alignment of a drug in two cell lines comes from, before and after"
                    + " encoding.")
            .fullDescription(Glossary.explained(DESCRIPTION, Term.EXPRESSION_PROFILE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Samples", group -> group.name("Samples")
                            .description(
                                    "One sample a row, such as the output of the GCT Reader: its expression profile,"
                                            + " its cell line, its drug, and whether it is a control.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(SignatureGenesNode.MODEL_GROUP, group -> group.name(
                                    SignatureGenesNode.MODEL_GROUP)
                            .description("A model, to see what encoding makes of the genes. Signatures are then of"
                                    + " samples after the model's preprocessing.")
                            .optional()
                            .supportedTypes(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Genes", group -> group.name("Genes")
                            .description("A row per gene, by falling contribution (after encoding, where there is a"
                                    + " model): its change in the first and second cell line"
                                    + " (<tt>signature</tt>), in the units of the profiles; <tt>t</tt>,"
                                    + " <tt>p</tt> and <tt>FDR</tt> of the change; <tt>contribution</tt> to"
                                    + " the cosine, before and after; <tt>cumulative share</tt>: of the"
                                    + " cosine, from the first row on; it may exceed 1, since the last rows"
                                    + " are negative.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description(
                                    "One row: the drug, the two cell lines with <tt>treated samples</tt>, <tt>control"
                                            + " samples</tt>, <tt>strength ratio</tt> (1 is that of no effect) and"
                                            + " <tt>changed genes</tt> (FDR of at most 5%); the cosine before and"
                                            + " after; the <tt>residual after</tt>, which genes do not explain; and"
                                            + " <tt>genes for half of the cosine</tt>: so many, the largest"
                                            + " contributions first, after encoding, where there is a model (0 when"
                                            + " the cosine is not positive).")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SignatureGenesNodeParameters.class)
                    .configure(SignatureGenesNode::configure)
                    .execute(EmptyTables.answered(SignatureGenesNode::configure, SignatureGenesNode::execute)))
            .addView(FigureView.described(
                    "One signature against the other, a dot a gene, colored by whether it raises or"
                            + " lowers the cosine; and the 20 genes that contribute most, before and after encoding."))
            .nodeType(NodeType.Other)
            .keywords(
                    "CMap",
                    "L1000",
                    "gene",
                    "contribution",
                    "differential expression",
                    "signature",
                    "cosine similarity");

    /** For KNIME. */
    public SignatureGenesNodeFactory() {
        super(NODE);
    }
}
