package org.latentalign.node.fit.alignment;

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

/** The Latent Space Alignment Learner. The name of this class is written into saved workflows: it never changes. */
public final class LatentSpaceAlignmentLearnerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Learns a <b>map from one space onto another</b>: two laboratories' models, two trainings of one network with
            different seeds, two embeddings of one vocabulary, two assays of the same cells. The axes of a latent space
            mean nothing by themselves, so vectors of two models cannot be compared until one space is carried onto the
            other. The map is an autoencoder from the source space to the target space: Autoencoder Apply maps further
            tables, Autoencoder Inversion maps back, and every score node takes it.
            </p>
            <p>
            <b>Anchors</b> are what the map is learned from: rows that belong together by RowID or by a key, or the
            <b>means of groups</b> that both tables have, such as cell types. Labels are what one mostly has, and few
            anchors go a long way: orthogonal Procrustes, which only turns and mirrors, is determined by as many as
            there are dimensions, and is useful with fewer.
            </p>
            <p>
            <b>What a score is worth.</b> All scores are on rows that were held out. A map that may turn freely finds
            some agreement with any anchors, so every score stands beside that of maps learned from <b>shuffled
            anchors</b>. The verdict rests on whether rows find their partners, and never on CKA (centered kernel
            alignment) or canonical correlations, two usual measures of how alike two spaces are: they stay the same
            when a space is turned, so a map from shuffled anchors has them as high as the right one.
            </p>
            <p>
            <b>Why no adversarial network and no matching without labels.</b> Where rows have no partners and no labels,
            methods that match whole distributions (Gaussian optimal transport here, adversarial networks elsewhere)
            have nothing that tells one cluster from another of the same size and shape: they often carry clusters onto
            the wrong ones, with a perfect fit of the distributions. The means of a handful of labeled groups as anchors
            did better on real data than every unpaired method that was tried. Optimal transport is offered for what it
            is right for: a shift between batches that were measured in the same space.
            </p>
            <p>
            With two models, connect them at the inputs <i>Source Model</i> and <i>Target Model</i> (the same table may
            go to both table inputs); the spaces are then the models' latent spaces, and the map goes from one to the
            other.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Latent Space Alignment Learner")
            .icon("alignment.png")
            .shortDescription("Learns a map from one latent space onto another from rows or groups that both have, and"
                    + " scores it on held-out rows against shuffled anchors.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_NUMBERS,
                    Term.BASELINE,
                    Term.CENTERING,
                    Term.COSINE,
                    Term.COVARIANCE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Source Vectors", group -> group.name("Source Vectors")
                            .description("One vector a row, of the space that is mapped: in numeric columns, in a list"
                                    + " column or in a double vector column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Target Vectors", group -> group.name("Target Vectors")
                            .description("One vector a row, of the space that it is mapped onto.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Source Model", group -> group.name("Source Model")
                            .description("A model that encodes the source vectors first. Add both models or none.")
                            .optional()
                            .supportedTypes(AutoencoderPortObject.TYPE))
                    .addInputPortGroup("Target Model", group -> group.name("Target Model")
                            .description("A model that encodes the target vectors first.")
                            .optional()
                            .supportedTypes(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Map", group -> group.name("Map")
                            .description(
                                    "The map as an autoencoder: it encodes vectors of the source space as vectors of"
                                            + " the target space, and decodes back by its pseudo-inverse, which is"
                                            + " exact where the map loses no direction.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Mapped Vectors", group -> group.name("Mapped Vectors")
                            .description("The source table with the column <tt>Mapped</tt>: every vector in the target"
                                    + " space, missing for rows without a complete vector.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Scores", group -> group.name("Scores")
                            .description("One row: the <tt>method</tt>, how many <tt>anchors</tt> the map was learned"
                                    + " from and how many <tt>held-out rows</tt> were scored. <tt>P@1</tt> and"
                                    + " <tt>P@5</tt>: the share whose partner is the nearest, or among the five"
                                    + " nearest, of the held-out target rows; <tt>P@1 corrected</tt>: with the"
                                    + " similarity that holds back rows which are near to everything (CSLS); <tt>mean"
                                    + " reciprocal rank</tt> of the partner; <tt>FOSCTTM</tt>: the share of rows"
                                    + " closer than the partner, 0 at best and 0.5 by chance; <tt>relative"
                                    + " error</tt>: squared error over that of the anchors' mean; <tt>debiased"
                                    + " CKA</tt> and <tt>canonical correlation</tt> (mean of the leading directions):"
                                    + " both blind to turns. Each with its baseline, the same from <tt>shuffled"
                                    + " anchors</tt>; for a method without anchors, shuffled partners. With means of"
                                    + " groups as anchors, any row of the same group is a partner. <tt>verdict</tt>:"
                                    + " what to make of it.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(LatentSpaceAlignmentLearnerNodeParameters.class)
                    .configure(LatentSpaceAlignmentLearnerNode::configure)
                    .execute(EmptyTables.answered(
                            LatentSpaceAlignmentLearnerNode::configure, LatentSpaceAlignmentLearnerNode::execute)))
            .addView(FigureView.described(
                    "How often held-out rows find their partners, beside maps from shuffled anchors; and the mapped"
                            + " rows with arrows to their partners, in the plane of the target space's strongest"
                            + " directions. A sentence says whether the spaces fit together."))
            .nodeType(NodeType.Learner)
            .keywords(
                    "Procrustes",
                    "orthogonal map",
                    "optimal transport",
                    "domain adaptation",
                    "cross-lingual",
                    "translation",
                    "stitching",
                    "integration",
                    "CKA",
                    "CSLS");

    /** For KNIME. */
    public LatentSpaceAlignmentLearnerNodeFactory() {
        super(NODE);
    }
}
