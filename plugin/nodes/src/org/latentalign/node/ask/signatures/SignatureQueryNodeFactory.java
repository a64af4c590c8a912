package org.latentalign.node.ask.signatures;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Signature Query. The name of this class is written into saved workflows: it never changes. */
public final class SignatureQueryNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks which drugs <b>act like a signature, or against it</b>, as users of the Connectivity Map do. References
            are signatures of drugs in cell lines: the table <i>Signatures</i> of Drug Signature Alignment, a level 5
            GCTX file, or any table of differences from controls. Queries are such profiles, or lists of raised and
            lowered genes.
            </p>
            <p>
            <b>Scores.</b> The cosine, before and after encoding; and the connectivity scores of the Connectivity Map:
            <b>WTCS</b> from the two weighted enrichment scores of the query's most raised and most lowered genes,
            <b>NCS</b>, which is WTCS relative to its mean size in the cell line and of the same sign (in tables of more
            than 10,000 references: over 10,000 that are drawn by the seed), and <b>tau</b>, the percentage of
            background queries with a smaller NCS against the same reference. <b>XSum</b> and <b>XCos</b> look at the
            genes that change most in the reference only.
            </p>
            <p>
            <b>Is a hit more than chance?</b> References of strong effects are alike to nearly everything. So p is the
            share of <i>other drugs' signatures</i> that, asked in the query's place, score as much against the same
            reference, and the false discovery rate counts all references. Random sets of genes instead would call half
            of all unrelated pairs significant. Of background signatures asked in the place of gene lists the genes are
            taken that change most, as many as the lists have; when there are lists of more than eight lengths, those of
            like lengths share a background of their mean length. The smallest p is 1 over the number of background
            signatures and one more, which the summary prints.
            </p>
            <p>
            <b>Is the query a signature at all?</b> p says how it stands among drugs, not whether it means anything:
            where drugs share a direction, genes without any meaning are alike to nothing, so less alike than most
            drugs, and references are called opposite to them. So the lists of each query, those given or the genes that
            a profile changes most, are compared with 199 pairs of lists of random genes as well: <b>p of random
            genes</b> is the share of these that agree with the references as much, by the mean square of the cosines
            (in tables of more than 10,000 references over 10,000). Above 0.05 the references as a whole do not know the
            query. If no hit has a cosine, either, that genes in random order would not reach with any reference, a
            warning says not to trust them.
            </p>
            <p>
            <b>Does encoding help?</b> When queries have drugs that the references have, too, the node tells how well
            each query finds its own drug, in both spaces and against chance, with an interval over drugs for the
            difference. It says as readily that encoding does not help.
            </p>
            <p>
            Genes are found by their names, Ensembl identifiers with or without version, symbols in any letter case
            where only one gene is so called; what is not found is listed, and a list of which nothing is found is named
            and not asked. A reference that is the query itself, of the same RowID and values, is left out. Signatures
            are encoded as differences: the center of a model does not count, and its preprocessing, which is for
            samples, is not done.
            </p>
            """;

    private static final String SPACE = " With a space after encoding they are there for before and after.";

    static final DefaultNode NODE = DefaultNode.create()
            .name("Signature Query")
            .icon("signatures.png")
            .shortDescription("Finds the drugs that act like a signature or against it, before and after encoding.")
            .fullDescription(
                    Glossary.explained(DESCRIPTION + WritingAdvice.LISTS_OF_TEXTS, Term.AUC, Term.LATENT_SPACE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("References", group -> group.name("References")
                            .description(
                                    "One signature a row, with its drug and cell line where they are known. If there"
                                            + " is a column <tt>Encoded Signature</tt> beside the column"
                                            + " <tt>Signature</tt>, here and in the other tables, it is compared as"
                                            + " the space after encoding.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(
                            SignatureQueryNode.QUERIES_GROUP, group -> group.name(SignatureQueryNode.QUERIES_GROUP)
                                    .description("One query a row: a signature, whose values are found by the names"
                                            + " of genes, or lists of raised and lowered genes.")
                                    .optional()
                                    .supportedTypes(BufferedDataTable.TYPE))
                    .addInputPortGroup(SignatureQueryNode.BACKGROUND_GROUP, group -> group.name(
                                    SignatureQueryNode.BACKGROUND_GROUP)
                            .description("Signatures to compare queries with, in place of references drawn at random.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addInputPortGroup(
                            SignatureQueryNode.MODEL_GROUP, group -> group.name(SignatureQueryNode.MODEL_GROUP)
                                    .description("A model that encodes signatures, to ask in its latent space as well.")
                                    .optional()
                                    .supportedTypes(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Hits", group -> group.name("Hits")
                            .description("A row for each query and listed reference, the best alike ones first and"
                                    + " then the best opposite ones: its <tt>drug</tt> and <tt>cell line</tt>; the"
                                    + " <tt>cosine</tt> with the query; its <tt>rank</tt> by the cosine among all"
                                    + " references in that direction; <tt>p</tt> and <tt>FDR</tt> against the"
                                    + " background." + SPACE
                                    + " Then <tt>WTCS</tt>, <tt>NCS</tt>, <tt>tau</tt> (in percent), <tt>XSum</tt>"
                                    + " and <tt>XCos</tt>, before encoding; tau is missing with fewer than 500"
                                    + " background signatures.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Drugs", group -> group.name("Drugs")
                            .description("A row for each query and drug of a listed reference: how many"
                                    + " <tt>signatures</tt> it has among all references, in how many <tt>cell"
                                    + " lines</tt>, and the <tt>maximum quantile</tt> of their NCS: of the 67% and"
                                    + " the 33% quantile the one that is larger in size.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Asked Queries", group -> group.name("Asked Queries")
                            .description("A row for each query: its <tt>drug</tt>; <tt>genes up</tt> and <tt>genes"
                                    + " down</tt> of its lists; <tt>genes not found</tt> and which; <tt>p of random"
                                    + " genes</tt>; how many of the listed references are <tt>alike at 5% FDR</tt>"
                                    + " and <tt>opposite at 5% FDR</tt>; the <tt>rank of own drug</tt>: 1 and 1 more"
                                    + " for each reference of another drug above the best of its own; the <tt>AUC of"
                                    + " own drug</tt>: the share of pairs in which its own is above another; and the"
                                    + " number of <tt>references of own drug</tt>." + SPACE
                                    + " Gene lists that cannot be asked come last, with what is known of them and"
                                    + " <tt>why not asked</tt>.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("One row: <tt>references</tt>, <tt>cell lines</tt>, compared <tt>genes</tt>,"
                                    + " <tt>background signatures</tt>, <tt>why no tau</tt>, <tt>queries</tt>,"
                                    + " <tt>queries not asked</tt>, <tt>queries with own drug</tt> among the"
                                    + " references and <tt>drugs asked for</tt>, which are the independent units of"
                                    + " the intervals. <tt>MRR</tt>: the mean of 1 over the rank of the own drug;"
                                    + " <tt>top 1</tt> and <tt>top 5</tt>: the share of queries with that rank or"
                                    + " better; <tt>AUC</tt>: of a query with references of its own drug against"
                                    + " others, over all queries; each with a 95% interval (low, high) from six drugs"
                                    + " on." + SPACE
                                    + " <tt>MRR by chance</tt>: of references in any order; <tt>MRR change</tt> and"
                                    + " <tt>AUC change</tt>: after less before; and a <tt>verdict</tt> in words.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SignatureQueryNodeParameters.class)
                    .configure(SignatureQueryNode::configure)
                    .execute(EmptyTables.answered(SignatureQueryNode::configure, SignatureQueryNode::execute)))
            .addView(FigureView.described(
                    "The chosen query: bars of its best alike and opposite references, with those of a false"
                            + " discovery rate of at most 5% in a color of their own; the running enrichment of the"
                            + " query's raised and lowered genes in the reference whose bar is chosen, by a click or"
                            + " by the keyboard; and, for queries with drugs, the share that find their own drug at a"
                            + " rank, before and after encoding, against chance."))
            .nodeType(NodeType.Other)
            .keywords(
                    "CMap",
                    "L1000",
                    "connectivity map",
                    "connectivity score",
                    "drug repurposing",
                    "WTCS",
                    "tau",
                    "gene set enrichment",
                    "mechanism of action");

    /** For KNIME. */
    public SignatureQueryNodeFactory() {
        super(NODE);
    }
}
