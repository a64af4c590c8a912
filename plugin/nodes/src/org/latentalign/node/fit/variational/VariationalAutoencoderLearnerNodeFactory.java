package org.latentalign.node.fit.variational;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Variational Autoencoder Learner. The name of this class is written into saved workflows: it never changes. */
public final class VariationalAutoencoderLearnerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Trains a variational autoencoder: a network that describes each row not by a point but by a small cloud in a
            latent space, and keeps all clouds together near the standard normal distribution. So the space between rows
            is filled, and latent vectors that no row has can be decoded to something plausible: samples, steps between
            rows, the change of one cell type applied to another (see Latent Generator). Autoencoder Apply gives the
            middle of each cloud; every node that takes an autoencoder takes this one.
            </p>
            <p>
            <b>What it does.</b> The loss is the mean squared error over all values, with a latent vector drawn from the
            cloud, plus beta/d times the KL divergence of a row's cloud from the standard normal distribution, plus, if
            you wish, a penalty for the curvature of the decoder. Beta is what the divergence weighs beside the
            <i>squared length</i> of a row's error, so it has the squared unit of the data: a beta from a paper means
            nothing for your table, and the automatic one is that of probabilistic PCA.
            </p>
            <p>
            <b>What to compare it with.</b> For linear networks the least loss is known in closed form (Lucas and
            others, below): the directions of the data with a variance above beta/2 are used, each with a divergence of
            ln(2 variance/beta)/2, and the others are empty. The node tells how many dimensions beta leaves room for
            before it trains, sets that theory beside each trained dimension, and warns when fewer carry information,
            when the loss stays above the linear optimum, and when the reconstruction is no better than PCA with as many
            dimensions. It often is not: then PCA, which has a formula, serves you better. Better it is called only
            where it fits the rows trained on better, and validation rows show it by twice the standard error of the
            difference, and by a percent at least: the epoch was chosen on the same rows. Where these are too few to
            tell, the node says that.
            </p>
            <p>
            <b>Curvature.</b> Straight lines in the latent space become curves when they are decoded. Along a random
            direction at each drawn vector, the node measures how much that curve bends out of the decoder's surface
            (extrinsic) and within it (parameter effects), after Bates and Watts, exactly, by second derivatives. A
            penalty on either makes latent arithmetic, such as adding the change of one group to another, more
            trustworthy. It is the idea of the Gamma-VAE of Kim and others. What is verified are these definitions and
            their gradients, against automatic differentiation; that the weights and the normalization are those of the
            article is not. Weights have no unit here: curvature is multiplied by the total variance of the data, and
            the penalty by the variance of a value.
            </p>
            <p>
            <b>Repeatable.</b> The same table, settings and seed give the same model to the last bit, with any number of
            processors: what is drawn for a row depends on the seed, the epoch and the row.
            </p>
            <p>
            <b>Long trainings.</b> A training that you cancel is discarded, or its best model so far is kept and given
            when you execute the node again: choose so under <i>On cancel</i> before you start.
            </p>
            <p>
            <b>When it misleads.</b> Empty dimensions make embeddings look as if they had more dimensions than they
            have: look at the third output. A small beta makes an ordinary autoencoder whose latent space is far from
            normal, so that samples from the prior are noise. Distances between embeddings are not distances between
            rows.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Variational Autoencoder Learner")
            .icon("variational.png")
            .shortDescription(
                    "Trains a variational autoencoder, from whose latent space one can sample, beside what theory"
                            + " and PCA say of the same rows.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION,
                    Term.CENTERING,
                    Term.COSINE,
                    Term.EXPRESSION_PROFILE,
                    Term.SECOND_MOMENT,
                    Term.SHIFT,
                    Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, for example expression profiles or word"
                                    + " vectors: in numeric columns, in a list column or in a double vector column.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("The trained model with its preprocessing, for Autoencoder Apply, Autoencoder"
                                    + " Inversion and Latent Generator.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Losses", group -> group.name("Losses")
                            .description("One row for each epoch. Of the rows trained on, each at the time of its step:"
                                    + " <tt>Training loss</tt>; <tt>Training error</tt>, the mean squared error;"
                                    + " <tt>Training KL</tt>, the KL divergence in nats a row; and <tt>Training"
                                    + " curvature</tt>, its penalty. The same of the validation rows at the end of"
                                    + " the epoch: <tt>Validation loss</tt>, <tt>Validation error</tt>,"
                                    + " <tt>Validation KL</tt> and <tt>Validation curvature</tt>. To compare with:"
                                    + " <tt>Linear optimum</tt>, the least loss of a linear network on the rows"
                                    + " trained on, and <tt>PCA training error</tt> and <tt>PCA validation error"
                                    + "</tt>, those of PCA with as many dimensions.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Dimensions", group -> group.name("Dimensions")
                            .description("One row for each latent dimension, those that carry most first, over the"
                                    + " rows trained on: <tt>Latent dimension</tt>, its number in an embedding;"
                                    + " <tt>KL</tt>, its mean KL divergence in nats; <tt>KL in theory</tt>, that of a"
                                    + " linear network for the data's direction of this rank; <tt>Variance of"
                                    + " mean</tt>, 1 less the squared sigma where all is well; <tt>Mean sigma</tt>,"
                                    + " the mean width of a row's cloud, near 1 for an empty dimension; and"
                                    + " <tt>Carries information</tt>, a KL divergence of 0.01 or more.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(VariationalAutoencoderLearnerNodeParameters.class)
                    .configure(VariationalAutoencoderLearnerNode::configure)
                    .execute(EmptyTables.answered(
                            VariationalAutoencoderLearnerNode::configure, VariationalAutoencoderLearnerNode::execute)))
            .addView(FigureView.described("The loss by epoch against the optimum of a linear network, the error of the"
                    + " reconstruction against that of PCA, what each latent dimension carries against theory, and the"
                    + " penalty of curvature if there is one."))
            .nodeType(NodeType.Learner)
            .keywords(
                    "VAE",
                    "beta-VAE",
                    "latent space",
                    "generative model",
                    "embedding",
                    "neural network",
                    "deep learning",
                    "probabilistic PCA",
                    "curvature",
                    "single cell")
            .addExternalResource("https://arxiv.org/abs/1312.6114", "Kingma, Welling: Auto-Encoding Variational Bayes")
            .addExternalResource(
                    "https://arxiv.org/abs/1911.02469",
                    "Lucas, Tucker, Grosse, Norouzi: Don't Blame the ELBO! A Linear VAE Perspective on Posterior"
                            + " Collapse");

    /** For KNIME. */
    public VariationalAutoencoderLearnerNodeFactory() {
        super(NODE);
    }
}
