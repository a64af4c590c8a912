package org.latentalign.node.ask.map;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Latent Map. The name of this class is written into saved workflows: it never changes. */
public final class LatentMapNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Draws a <b>map</b> of chosen words or samples with an <b>arrow</b> for each pair: from country to capital,
            from man to woman, from control to treated. With a model or a table at the input <i>After</i> there are two
            maps side by side, before and after encoding, as in Figures 3, 8 and 9 of the paper.
            </p>
            <p>
            <b>How it is drawn.</b> Points that lie close together on the map stand for vectors that are alike, by their
            cosine or by their Euclidean distance; places are found by metric multidimensional scaling in two dimensions
            (SMACOF from the classical solution). Only distances mean something: there are no axes, and a map may be
            turned and mirrored. The map before is turned to its longest direction; the map after is turned and
            mirrored, but not stretched, so that its points come as near as possible to those before (Procrustes
            rotation). The same input gives the same map.
            </p>
            <p>
            <b>How far to trust it.</b> A plane cannot keep the distances of a hundred dimensions. The <b>stress</b>
            says how far they are off: 0 is perfect, up to 0.1 is good, and from about 0.2 on single arrows should not
            be read; maps of word vectors are often worse. An encoder that stretches strongly leaves fewer dimensions
            and so a map with <i>less</i> stress, <i>whatever the data say</i>. And arrows may be more or less parallel
            on the map than in all dimensions: compare the <b>mean cosine on the map</b> with the mean cosine. So a map
            illustrates, and the scores decide: the mean cosine of the drawn directions in all dimensions, that of
            unrelated ones (baseline), the AUC between the two and a verdict, as the node Direction Alignment has them,
            and the condition number of the encoder.
            </p>
            <p>
            <b>Which distance.</b> Equal steps are parallel arrows in any map that keeps Euclidean distances. The cosine
            compares the points as they are seen from the origin, not the steps between them: choose it for what is near
            what, and the Euclidean distance for which arrows are parallel.
            </p>
            <p>
            Few pairs make a better picture than many. If there are more than allowed, the first ones of each group in
            turn are drawn. Pairs that are not drawn are counted, with the reason, in the summary.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Latent Map")
            .icon("map.png")
            .shortDescription("Draws pairs of vectors as arrows on a map, before and after encoding.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION,
                    Term.AUTOENCODER,
                    Term.EIGENDIRECTION,
                    Term.EMBEDDING,
                    Term.GAIN,
                    Term.INTERVAL,
                    Term.MATCHED,
                    Term.RETRIEVAL,
                    Term.SHIFT))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, with its name as RowID or in a column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Pairs", group -> group.name("Pairs")
                            .description("One arrow a row: the names of the vectors where it starts and ends, and, if"
                                    + " there are several, its group.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(SpaceAfter.GROUP, SpaceAfter::port)
                    .addOutputPortGroup("Points", group -> group.name("Points")
                            .description("A row per point: its <tt>name</tt>; its <tt>role</tt>: from, to, or from"
                                    + " and to; the <tt>group</tt> or groups of its pairs; in how many drawn"
                                    + " <tt>pairs</tt> it is; and its place on the map before and, with the input"
                                    + " \"After\", after: <tt>x before</tt>, <tt>y before</tt>, <tt>x after</tt>,"
                                    + " <tt>y after</tt>, in the unit of the distance, with the middle of the map at"
                                    + " 0.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("One row. How many <tt>points</tt> and <tt>drawn pairs</tt> the map has; how"
                                    + " many pairs were left out: <tt>pairs beyond the limit</tt>, <tt>pairs of other"
                                    + " groups</tt> than those chosen, <tt>pairs without a vector</tt> for one of"
                                    + " their names and the number of such <tt>names without a vector</tt>, <tt>pairs"
                                    + " with a vector of length zero</tt>, which has no cosine, and <tt>incomplete or"
                                    + " repeated pairs</tt>. <tt>stress</tt>: the root of the summed squared"
                                    + " differences between distances on the map and given ones over the summed"
                                    + " squared given ones (Kruskal's stress 1); <tt>iterations</tt> that it took;"
                                    + " <tt>mean on the map</tt>: the mean cosine of two arrows of a group as they"
                                    + " are drawn. Then the scores of the drawn directions, within groups, in all"
                                    + " dimensions: "
                                    + ScoreColumns.DESCRIPTION)
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(LatentMapNodeParameters.class)
                    .configure(LatentMapNode::configure)
                    .execute(EmptyTables.answered(LatentMapNode::configure, LatentMapNode::execute)))
            .addView(FigureView.described(
                    "The map before and, with the input \"After\", after encoding, with an arrow for each pair. Point"
                            + " at an arrow to see the same pair on the other map; choose a group to see its arrows"
                            + " alone. Stress, scores and what was left out stand beside."))
            .nodeType(NodeType.Visualizer)
            .keywords(
                    "MDS",
                    "multidimensional scaling",
                    "SMACOF",
                    "visualization",
                    "scatter plot",
                    "arrow",
                    "word embedding",
                    "direction",
                    "analogy",
                    "Procrustes");

    /** For KNIME. */
    public LatentMapNodeFactory() {
        super(NODE);
    }
}
