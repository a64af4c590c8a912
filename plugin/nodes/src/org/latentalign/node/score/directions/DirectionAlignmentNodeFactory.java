package org.latentalign.node.score.directions;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Direction Alignment. The name of this class is written into saved workflows: it never changes. */
public final class DirectionAlignmentNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks whether steps that should be alike are alike: from country to capital, from man to woman, from control
            to treated. A <b>direction</b> is the difference of two vectors, named in a table of pairs; its
            <b>alignment</b> with another direction of the same group is the cosine of the two. Every combination of two
            directions of a group is scored (section 6.1 of the paper, Figure 7); a large group is sampled, and the
            summary says so.
            </p>
            <p>
            A high mean cosine alone means nothing, since an encoder that stretches strongly turns all cosines towards
            +1 or -1. The <b>baseline</b> of a group is the mean cosine of its directions with those of <i>other
            groups</i> (pairs that are in both groups left out). With <i>one group only</i> there are no others: then
            starts and ends are paired anew at random, and a direction is compared with the step from the start of a
            second to the end of a third. AUC, retrieval and the verdict are explained at the output.
            </p>
            <p>
            <b>The verdict</b> asks first whether chance would do as well: directions of other groups take the places of
            the group's within blocks of similar length (with one group, ends are paired anew), and the mean cosine has
            to be higher than in 95 of 100 such exchanges. Where it is not, nothing shows that matched directions are
            more alike; with few of them this does not show that they are not. Then, below an AUC of 0.6 they are hardly
            more alike, from 0.75 on they stand out. It says that encoding helped or made it worse only where the
            interval of the paired difference of the AUC does not hold 0, and from 0.05 on.
            </p>
            <p>
            <b>Intervals</b> are found by leaving out one direction after another, since combinations that share a
            direction depend on one another; that of the total by leaving out groups (jackknife, Student's t on the
            scale of the inverse hyperbolic tangent, for the AUC on that of the logit). With fewer than 6 there is none,
            and below 15 it is approximate. <b>Single combinations</b> get a p-value by standardizing their cosine, and
            those of directions of different groups, by the cosines of unmatched directions of similar length, and a
            false discovery rate over all combinations.
            </p>
            <p>
            With very many directions the search for the nearest one is done for as many, evenly spread, as 20 million
            comparisons allow; beyond 3,000 single combinations are not tested.
            </p>
            <p>
            Pairs with a name that has no vector are left out, counted in a warning and listed at the third output. Only
            the vectors that occur in pairs are kept in memory.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Direction Alignment")
            .icon("directions.png")
            .shortDescription("Scores whether directions between pairs of vectors are alike within groups, before and"
                    + " after encoding, against a baseline.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_NUMBERS,
                    Term.AUTOENCODER,
                    Term.CONDITION_NUMBER,
                    Term.DEGREE,
                    Term.EMBEDDING,
                    Term.FALSE_DISCOVERY_RATE,
                    Term.GAIN,
                    Term.SHIFT,
                    Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, with its name as RowID or in a column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Pairs", group -> group.name("Pairs")
                            .description("One direction a row: the names of the vectors where it starts and"
                                    + " ends, and, if there are several, its group.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(SpaceAfter.GROUP, SpaceAfter::port)
                    .addOutputPortGroup("Direction Scores", group -> group.name("Direction Scores")
                            .description("A row per combination of two directions (1 and 2) of a group:"
                                    + " <tt>cosine before</tt>, <tt>cosine after</tt>, between -1 and 1, missing"
                                    + " when a direction has length zero; <tt>change</tt>: after less before;"
                                    + " <tt>p</tt>: how often directions of different groups of such lengths are as"
                                    + " alike; <tt>FDR</tt>: the false discovery rate (Benjamini and Hochberg) over all"
                                    + " combinations.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("A row per group and, with several, the row <tt>Total</tt>, in which"
                                    + " AUC and retrieval are means over the groups, weighted by their"
                                    + " combinations. <tt>directions</tt>: pairs whose two names have a vector;"
                                    + " <tt>combinations</tt>: of two of them; <tt>combinations sampled</tt>:"
                                    + " whether only a random sample was scored; <tt>without cosine</tt>:"
                                    + " combinations with a direction of length zero; "
                                    + ScoreColumns.DESCRIPTION)
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Missing Names", group -> group.name("Missing Names")
                            .description(
                                    "The names that have no vector, and in how many <tt>pairs</tt> each" + " occurs.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Directions", group -> group.name("Directions")
                            .description("A row per pair whose two names have a vector: <tt>group</tt>, <tt>from</tt>,"
                                    + " <tt>to</tt> and the <tt>Direction</tt>, the vector of <tt>to</tt> less that of"
                                    + " <tt>from</tt>, in the units of the vectors; with a model, after its"
                                    + " preprocessing. For Alignment by Degree.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(DirectionAlignmentNodeParameters.class)
                    .configure(DirectionAlignmentNode::configure)
                    .execute(EmptyTables.answered(DirectionAlignmentNode::configure, DirectionAlignmentNode::execute)))
            .addView(FigureView.described("The verdict in words; how the cosines of directions of the same group and"
                    + " of unmatched directions are distributed, before and after encoding: the"
                    + " less these two overlap, the more an alignment means; each group's mean"
                    + " cosine with its interval and its baseline; and the directions that agree"
                    + " least with others of their group."))
            .nodeType(NodeType.Other)
            .keywords(
                    "analogy",
                    "word embedding",
                    "direction",
                    "shift",
                    "cosine similarity",
                    "parallel",
                    "alignment",
                    "baseline");

    /** For KNIME. */
    public DirectionAlignmentNodeFactory() {
        super(NODE);
    }
}
