package org.latentalign.node.ask.neighbors;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Nearest Neighbors. The name of this class is written into saved workflows: it never changes. */
public final class NearestNeighborsNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Finds the <b>nearest rows</b> of a table of vectors: the most similar words, the samples most like this one,
            the word at <tt>king - man + woman</tt>. Queries are names of the table's rows and sums of them, typed in
            the dialog or in a column of a second table, or vectors of a second table.
            </p>
            <p>
            With a model or a table at the input <i>After</i>, every query is answered <b>before and after</b> encoding,
            each in its own space, and each neighbor has its rank in both. The <b>overlap</b> says how much of a
            neighborhood survives the stretching: the share of the k nearest before that are among the k nearest after.
            </p>
            <p>
            <b>The answers are exact.</b> Every row is compared; of equally near rows the one that comes first in the
            table is the nearer one. Tables of millions of rows stream by, so memory grows with the number of queries
            only.
            </p>
            <p>
            <b>What to keep in mind.</b> Every query has nearest neighbors, also one that is like nothing in the table:
            look at the scores, not at the ranks alone. Strong stretching drives cosines towards 1 and -1, so a cosine
            of 0.9 after encoding says less than 0.9 before. In many dimensions some rows, <b>hubs</b>, are near to
            nearly everything; the summary measures that, and CSLS makes up for it.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Nearest Neighbors")
            .icon("neighbors.png")
            .shortDescription("Finds the rows nearest to names, sums of names and vectors, before and after encoding.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_TEXTS, Term.AUTOENCODER, Term.EMBEDDING, Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, with its name as RowID or in a column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(NearestNeighborsNode.QUERIES_GROUP, group -> group.name(
                                    NearestNeighborsNode.QUERIES_GROUP)
                            .description("One query a row: a name or a sum of names in a column, or a vector of the"
                                    + " same kind as in the first table. Not needed for terms typed in the dialog.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addInputPortGroup(SpaceAfter.GROUP, SpaceAfter::port)
                    .addOutputPortGroup("Neighbors", group -> group.name("Neighbors")
                            .description(
                                    "A row for each query and neighbor: <tt>query</tt>; <tt>neighbor</tt>, its name;"
                                            + " <tt>rank</tt>, 1 for the nearest row of the table that is none of the"
                                            + " query's own; and its <tt>cosine</tt>, <tt>distance</tt> (Euclidean,"
                                            + " in the unit of the vectors) or <tt>CSLS</tt>. With the input"
                                            + " \"After\" rank and score are there for before and after, and rows"
                                            + " that are among the nearest in one space only have their rank in the"
                                            + " other; <tt>among the nearest</tt> says where: before, after or both.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Answered Queries", group -> group.name("Answered Queries")
                            .description("A row for each query: <tt>names not found</tt>, for which it has no answer;"
                                    + " <tt>neighbors</tt>: how many it has, k where the table is long enough; and,"
                                    + " with the input \"After\", the <tt>overlap</tt>: the share of the neighbors"
                                    + " before that are neighbors after. By cosine also the <tt>mean cosine of all"
                                    + " rows</tt> but the query's own, before and after: that of a neighbor means"
                                    + " something as far as it is above.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("One row: <tt>rows searched</tt>; <tt>queries</tt>, <tt>queries with"
                                    + " neighbors</tt> and different <tt>names not found</tt>; <tt>k</tt>; the"
                                    + " <tt>mean overlap</tt>; the <tt>mean cosine of the nearest</tt> neighbor (or"
                                    + " <tt>mean distance of the nearest</tt>, <tt>mean CSLS of the nearest</tt>);"
                                    + " <tt>hubness</tt>: the skewness of how often a row is a neighbor, larger than"
                                    + " by chance where a few rows are everybody's neighbors; the <tt>largest"
                                    + " hub</tt>, and the number of <tt>queries near to the hub</tt>; and the"
                                    + " <tt>hubness by chance</tt>: what it would be if every row were as likely a"
                                    + " neighbor, large with few queries, which so tell little about hubs.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(NearestNeighborsNodeParameters.class)
                    .configure(NearestNeighborsNode::configure)
                    .execute(EmptyTables.answered(NearestNeighborsNode::configure, NearestNeighborsNode::execute)))
            .addView(FigureView.described(
                    "The neighbors of the chosen query, up to 20. With the input \"After\" their ranks before"
                            + " stand on the left and those after on the right, with an arrow from one to the"
                            + " other; those that are not among the nearest in one space stand below the"
                            + " others there. Beside it a bar for each neighbor and space shows its score, a"
                            + " dot the mean cosine of all rows; type into the filter to look for a"
                            + " neighbor."))
            .nodeType(NodeType.Other)
            .keywords(
                    "most similar",
                    "k nearest neighbors",
                    "kNN",
                    "similarity search",
                    "word2vec",
                    "analogy",
                    "vector arithmetic",
                    "hubness",
                    "CSLS",
                    "cosine similarity");

    /** For KNIME. */
    public NearestNeighborsNodeFactory() {
        super(NODE);
    }
}
