package org.latentalign.node.score.drugs;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.After;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Drug Signature Alignment. The name of this class is written into saved workflows: it never changes. */
public final class DrugSignatureAlignmentNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks whether a drug changes different cell lines in the same direction. The <b>signature</b> of a drug in a
            cell line is the mean profile of the treated samples less the mean profile of the controls there; the
            <b>alignment</b> of a drug is the cosine of its signatures in two cell lines: 1 for the same direction, 0
            for unrelated ones, -1 for opposite ones (section 6.3 of the paper). With the input "After", the same is
            computed for the same samples after encoding, without writing a table of embeddings.
            </p>
            <p>
            <b>A high cosine alone means nothing.</b> An autoencoder that stretches strongly turns all cosines towards
            +1 or -1, whatever the biology, and drugs that share their controls or a batch look alike, too. So every
            mean comes with the same figure for <i>unmatched</i> drugs (drug X in one cell line against drug Y in the
            other), with the probability that a matched cosine exceeds an unmatched one (AUC), and with the rate at
            which a drug's nearest signature in the other cell line is its own (retrieval). The <b>verdict</b> says what
            follows:
            </p>
            <ul>
            <li>fewer than 3 drugs, or no unmatched ones: too few to tell;</li>
            <li>AUC below 0.6, or within two standard errors of 0.5: unmatched drugs look as alike as matched ones, do
            not read the cosines as biology;</li>
            <li>AUC below 0.75: matched drugs are somewhat more alike;</li>
            <li>AUC of 0.75 or more: matched drugs stand out.</li>
            </ul>
            <p>
            It adds a caution when the baseline is 0.3 or more, when unmatched cosines have a mean size of 0.7 or more,
            when the condition number of the encoder is 10<tt>^</tt>6 or more, and when encoding changed the AUC by 0.05
            or more. The interval of a mean is a percentile bootstrap over drugs.
            </p>
            <p>
            Names are compared exactly. Nothing is lost silently: a drug that was measured in both cell lines but has no
            cosine is a row with the reason, and rows without a vector, cell line or drug are counted in a warning.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Drug Signature Alignment")
            .icon("drugs.png")
            .shortDescription("Scores whether drugs change different cell lines in the same direction, before and after"
                    + " encoding, against a baseline of unmatched drugs.")
            .fullDescription(DESCRIPTION)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Samples", group -> group.name("Samples")
                            .description("One sample a row, such as the output of the GCT Reader: its"
                                    + " expression profile, its cell line, its drug, and whether it is a"
                                    + " control.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(After.GROUP, After::port)
                    .addOutputPortGroup("Drug Scores", group -> group.name("Drug Scores")
                            .description("A row per drug and pair of cell lines, for drugs measured in both:"
                                    + " <tt>treated samples</tt> and <tt>control samples</tt>, how many samples"
                                    + " the signature rests on in the first (1) and second (2) cell line;"
                                    + " <tt>cosine before</tt>, <tt>cosine after</tt>: of its two signatures,"
                                    + " between -1 and 1; <tt>change</tt>: after less before; <tt>reason</tt>:"
                                    + " why there is no cosine.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("A row per pair of cell lines and, with several pairs, the row"
                                    + " <tt>Total</tt>, in which AUC and retrieval are means over the pairs of"
                                    + " cell lines, weighted by their drugs. <tt>without cosine</tt>: drugs"
                                    + " measured in both that have none; <tt>in one cell line only</tt>: drugs"
                                    + " that cannot be compared; " + ScoreColumns.DESCRIPTION)
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Signatures", group -> group.name("Signatures")
                            .description("The signature of every drug in every cell line before encoding, in"
                                    + " the units of the profiles (after the model's preprocessing when there"
                                    + " is a model), for Alignment by Degree and for maps.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(DrugSignatureAlignmentNodeParameters.class)
                    .configure(DrugSignatureAlignmentNode::configure)
                    .execute(DrugSignatureAlignmentNode::execute))
            .addView(FigureView.described("For each pair of cell lines: the verdict in words; every drug with its"
                    + " cosine before and after encoding, sorted, where a drug can be searched for"
                    + " by name; and how the cosines of matched and of unmatched drugs are"
                    + " distributed. The less these two overlap, the more a drug's cosine means."
                    + " With several pairs of cell lines, an overview of all pairs comes first."))
            .nodeType(NodeType.Other)
            .keywords(
                    "CMap",
                    "connectivity map",
                    "L1000",
                    "LINCS",
                    "perturbation",
                    "signature",
                    "cosine similarity",
                    "cell line",
                    "alignment",
                    "baseline");

    /** For KNIME. */
    public DrugSignatureAlignmentNodeFactory() {
        super(NODE);
    }
}
