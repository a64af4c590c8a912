package org.latentalign.node.apply.generate;

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

/** The Latent Generator. The name of this class is written into saved workflows: it never changes. */
public final class LatentGeneratorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Makes latent vectors that no row has, for Autoencoder Inversion to decode: cells as they would look if
            stimulated, the steps from one cell type to another, new rows like the old ones. It takes a model and a
            table that Autoencoder Apply has encoded with it.
            </p>
            <p>
            <b>Attribute vector.</b> The mean of the rows with one label less the mean of those with another is a
            direction of the latent space: that of stimulation, for example. It is added to rows that you choose.
            Balanced over groups, the difference is taken within each cell type and then averaged, so that it does not
            contain what distinguishes the types. The checks tell for each group how well the others would have
            predicted its direction: the cosine of its own vector with the mean of theirs. Only where this is high may
            you add the vector to a group whose change was never measured.
            </p>
            <p>
            <b>Interpolation.</b> Steps between two rows or two group means, along the straight line or by turning about
            the origin.
            </p>
            <p>
            <b>Sampling.</b> Around rows, from the normal distribution of a group, or from the prior of a variational
            autoencoder. Beside every sample stands the energy distance of all decoded samples from the reconstructions
            of the rows, and the floor: what it would be on average if samples were drawn from the distribution of the
            rows. At most 500 of either are compared. Samples drawn around rows, or of a normal distribution fitted to
            them, may lie below the floor. The node warns from five times the floor on, when the distance is also a
            twentieth of the largest: of samples from the distribution of independent rows at most 3 in 100 tables go so
            far. Below five rows it does not judge.
            </p>
            <p>
            <b>When it misleads.</b> A decoder gives something for every latent vector, also far from all rows, where it
            was never trained. The prior is only as good as the training made it: with a small beta, or without one, the
            latent space is not normally distributed, and the node warns you. Nothing that was generated is a
            measurement: do not test hypotheses on it.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Latent Generator")
            .icon("generator.png")
            .shortDescription(
                    "Makes new latent vectors: rows with an attribute added, steps between rows, and samples.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.LISTS_OF_NUMBERS, Term.COVARIANCE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("The model that encoded the rows.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addInputPortGroup("Embeddings", group -> group.name("Embeddings")
                            .description(
                                    "Rows that Autoencoder Apply has encoded with the model, with columns for labels"
                                            + " and groups.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Generated", group -> group.name("Generated")
                            .description(
                                    "One row for each vector that was made: <tt>Origin</tt>, the row or group that it"
                                            + " was made from; <tt>Destination</tt>, the label, row or group that it"
                                            + " leads to; <tt>Group</tt> of the origin; <tt>Position</tt> along the"
                                            + " path from 0 to 1, or the strength of the attribute vector; <tt>Energy"
                                            + " distance</tt> of the samples and its <tt>Floor</tt>; and"
                                            + " <tt>Embedding</tt>, the vector as a list, where Autoencoder Inversion"
                                            + " looks for it.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Checks", group -> group.name("Checks")
                            .description("For attribute vectors, one row for each group with both labels: how many rows"
                                    + " have the label to come from and to go to (<tt>From rows</tt>, <tt>To"
                                    + " rows</tt>), and <tt>Cosine with the others</tt>: of the group's own"
                                    + " vector and the mean of the other groups'. For samples, one row for"
                                    + " each group or one for all: how many rows they are compared with and"
                                    + " how many there are; the <tt>Energy distance</tt> of decoded samples"
                                    + " from reconstructions; its <tt>Floor</tt> for samples like the rows;"
                                    + " and <tt>Share of the largest</tt>, the distance as a share of what it"
                                    + " would be if the two had nothing in common. Interpolation has no"
                                    + " checks.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(LatentGeneratorNodeParameters.class)
                    .configure(LatentGeneratorNode::configure)
                    .execute(EmptyTables.answered(LatentGeneratorNode::configure, LatentGeneratorNode::execute)))
            .addView(FigureView.described("What rows and generated vectors decode to, in the plane of the two"
                    + " strongest directions of the reconstructions; and the checks: cosines of left-out groups, or"
                    + " energy distances beside their floor."))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "latent space",
                    "generative model",
                    "VAE",
                    "attribute vector",
                    "latent arithmetic",
                    "interpolation",
                    "sampling",
                    "counterfactual",
                    "perturbation",
                    "single cell");

    /** For KNIME. */
    public LatentGeneratorNodeFactory() {
        super(NODE);
    }
}
