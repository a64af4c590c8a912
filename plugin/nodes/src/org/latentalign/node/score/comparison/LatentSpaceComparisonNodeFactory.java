package org.latentalign.node.score.comparison;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Latent Space Comparison. The name of this class is written into saved workflows: it never changes. */
public final class LatentSpaceComparisonNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks the first question about a drug, a time point or a cluster: <b>did anything change at all?</b> Each
            group of rows is compared with a reference, such as the DMSO wells, or with every other group; with a model
            at the input <i>After</i>, in the space of the vectors and in the latent space. And it tells what shape
            groups have: how many directions they fill, and which.
            </p>
            <p>
            <b>A distance says nothing until one knows what chance gives.</b> Two samples of the same rows are never at
            distance zero, and small groups are farther apart than large ones. So the labels of every two groups are
            exchanged at random many times, and the distance stands beside the median of these; the p-value is the share
            of exchanges that give at least as much, the observed labels counted among them. P-values of all pairs are
            adjusted by Benjamini and Hochberg. With a <b>plate or batch column</b> labels are exchanged within plates
            or batches only, so that a plate effect is not taken for a drug's. With a <b>cluster column</b> the rows of
            a replicate or donor keep a common label: cells of one donor are not independent, and without it nearly
            everything differs.
            </p>
            <p>
            <b>Small groups.</b> With three replicates against three there are only 20 ways to part the rows, so no
            p-value is below 0.1, whatever the drug does. The column <tt>smallest p-value</tt> and the view say what
            could have come out.
            </p>
            <p>
            <b>What kind of change.</b> <tt>share of mean shift</tt> is how much of the distance, beyond the null,
            vanishes when both groups are moved to the same mean: 1 is a pure shift, 0 a change of spread or shape. The
            <b>covariance distance</b> |S^1/2 - T^1/2| compares how groups vary around their means, with a p-value from
            exchanging rows less their group's mean; angles tell whether they vary along the same directions. Both are
            measured along the leading directions of all groups. Angles of two samples of one distribution are not zero
            either: compare with the median of exchanged labels. With a cluster column neither has a p-value: rows less
            their group's mean depend on one another within a cluster, and clusters cannot be exchanged for their spread
            alone.
            </p>
            <p>
            <b>Latent tensors.</b> With the output <i>Tensors</i>, a latent vector is read as a tensor of a x b x c
            values, as convolutional autoencoders have it. Along each of its sides it has a positive semidefinite
            matrix; the node adds noise to the input, encodes it and tells how the ranks of these matrices change and by
            which angles the leading directions of noisy rows leave those of clean ones, in the space of a Gaussian
            kernel of the distance of the matrices' roots (Shrivastava, Rameshan, Agnihotri, <i>Latent Space
            Characterization of Autoencoder Variants</i>, 2024). That kernel is positive definite; with other distances
            of such matrices it may not be.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Latent Space Comparison")
            .icon("comparison.png")
            .shortDescription("Tells which groups differ, by how much and in what way, against the distances that"
                    + " exchanged labels give, before and after encoding.")
            .fullDescription(Glossary.explained(DESCRIPTION, Term.DEGREE, Term.FALSE_DISCOVERY_RATE, Term.PERMUTATION))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, with its group in a column, such as the drug of a profile:"
                                    + " vectors in numeric columns, in a list column or in a double vector column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(SpaceAfter.GROUP, SpaceAfter::port)
                    .addOutputPortGroup("Pairs", group -> group.name("Pairs")
                            .description(
                                    "A row per pair of groups (with a reference, the reference is group 2) with the"
                                            + " compared <tt>rows</tt> of each. For the space <tt>before</tt> and,"
                                            + " with the input \"After\", <tt>after</tt>: <tt>distance</tt>; <tt>null"
                                            + " median</tt>: of exchanged labels; <tt>standardized distance</tt>:"
                                            + " less the mean of exchanged labels, in their standard deviations;"
                                            + " <tt>p-value</tt>; <tt>false discovery rate</tt>: the adjusted"
                                            + " p-value; <tt>differs</tt>: whether it is at most the chosen rate;"
                                            + " <tt>permutations</tt>; <tt>smallest p-value</tt>: that groups of this"
                                            + " size can reach; <tt>share of mean shift</tt>: from 0 to 1. With"
                                            + " shapes: <tt>covariance distance</tt>, <tt>covariance null"
                                            + " median</tt>, <tt>covariance p-value</tt> and <tt>covariance false"
                                            + " discovery rate</tt>, the same for how groups vary; <tt>largest"
                                            + " angle</tt> between the leading directions, in degrees, and <tt>null"
                                            + " largest angle</tt>, its median for exchanged labels. A figure that is"
                                            + " not defined is missing.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Groups", group -> group.name("Groups")
                            .description("A row per group: how many <tt>rows</tt> it has and how many <tt>compared"
                                    + " rows</tt>; and for each space <tt>differing pairs</tt>: in how many pairs it"
                                    + " differs; <tt>rank</tt>: how many directions have a variance above 1e-10 of"
                                    + " the largest; <tt>participation ratio</tt>: between how many directions the"
                                    + " variance is shared as if evenly; <tt>variance</tt>: summed over all"
                                    + " directions.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(
                            LatentSpaceComparisonNode.TENSORS, group -> group.name(LatentSpaceComparisonNode.TENSORS)
                                    .description("A row per level of <tt>noise</tt>, the first without: the mean rank"
                                            + " (<tt>rank a</tt>, <tt>rank b</tt>, <tt>rank c</tt>) and participation"
                                            + " ratio (<tt>participation ratio a</tt>, and so on) of the matrices"
                                            + " along the three sides; <tt>dimension</tt>: how many directions of the"
                                            + " kernel's space hold 95% of the noisy rows; <tt>smallest angle</tt>"
                                            + " and <tt>largest angle</tt> between the three leading directions of"
                                            + " clean and noisy rows, in degrees.")
                                    .optional()
                                    .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(LatentSpaceComparisonNodeParameters.class)
                    .configure(LatentSpaceComparisonNode::configure)
                    .execute(EmptyTables.answered(
                            LatentSpaceComparisonNode::configure, LatentSpaceComparisonNode::execute)))
            .addView(FigureView.described(
                    "Distances beside what exchanged labels give: as bars for a reference, as a map of shades for all"
                            + " pairs, with groups that are alike standing together; and how the distances of all"
                            + " pairs lie over those of exchanged labels. With the output \"Tensors\", angles and"
                            + " ranks against noise. A sentence says how many pairs differ."))
            .nodeType(NodeType.Other)
            .keywords(
                    "energy distance",
                    "MMD",
                    "Wasserstein",
                    "Sinkhorn",
                    "permutation test",
                    "two-sample test",
                    "distribution",
                    "batch effect",
                    "covariance",
                    "principal angle");

    /** For KNIME. */
    public LatentSpaceComparisonNodeFactory() {
        super(NODE);
    }
}
