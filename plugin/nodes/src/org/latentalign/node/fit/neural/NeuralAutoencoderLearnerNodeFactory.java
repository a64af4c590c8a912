package org.latentalign.node.fit.neural;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Neural Autoencoder Learner. The name of this class is written into saved workflows: it never changes. */
public final class NeuralAutoencoderLearnerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Trains a neural autoencoder: a network that learns to give out what is put in, and whose hidden layer is the
            embedding. It is the counterpart of the Spectral Autoencoder Learner with the same output, so that
            Autoencoder Apply, Autoencoder Inversion and all scores work with either, and the two can be compared on the
            same data.
            </p>
            <p>
            <b>What it does.</b> The paper below trains one hidden layer with Leaky ReLU units and takes as embedding
            the weighted sums <i>before</i> the activation; that is the default here. Deeper networks are symmetric:
            give the sizes down to the innermost layer. The loss is the mean squared error over all values, or the
            cross-entropy with a sigmoid output. Training is in single precision by back-propagation, from random
            weights at once: layers are not trained as restricted Boltzmann machines before, whose place modern initial
            weights have taken.
            </p>
            <p>
            <b>Was it worth it?</b> Principal component analysis with as many dimensions as the narrowest layer has
            units is the best that a linear network can do, and it has a formula. Its error on the same rows stands
            beside the network's in the table of losses, in the view and in the description of the model, centered if
            the network has biases; the node says so when the network is no better. Better it is called only where it
            fits the rows trained on better, and validation rows show it by twice the standard error of the difference,
            and by a percent at least: the epoch was chosen on the same rows. Where these are too few to tell, the node
            says that. With one hidden layer and a linear output no network is better than PCA (Bourlard and Kamp), only
            different; it takes a wider layer behind the narrowest one. A list of bottleneck sizes gives both errors for
            each.
            </p>
            <p>
            <b>How to see what training did.</b> The second table tells the loss of every epoch. The third one sets the
            spectrum of the data beside how much the encoder stretches each of its directions, before and after
            training: the network aligns changes as far as it stretches the strong directions more than the weak ones.
            </p>
            <p>
            <b>Repeatable.</b> The same table, settings and seed give the same model to the last bit, with any number of
            processors.
            </p>
            <p>
            <b>When it misleads.</b> The embedding depends on where training starts and when it stops, unlike that of
            the spectral autoencoder, which is computed by formula. Try several seeds, and compare matched pairs of
            changes with unmatched ones before you believe in a high alignment. Vectors of very different scale, or with
            values in the thousands, make training diverge: preprocess them.
            </p>
            <p>
            <b>Large tables and long trainings.</b> Rows that do not fit comfortably into memory go to a temporary file,
            which is deleted afterwards. A training that you cancel is discarded, as with other nodes, or its best model
            so far is kept and given when you execute the node again: choose so under <i>On cancel</i> before you start.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Neural Autoencoder Learner")
            .icon("neural.png")
            .shortDescription(
                    "Trains a neural network that reconstructs its input, with one of its hidden layers as embedding.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION,
                    Term.COSINE,
                    Term.EIGENDIRECTION,
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
                            .description(
                                    "The trained model with its preprocessing, for Autoencoder Apply and Autoencoder"
                                            + " Inversion.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Losses", group -> group.name("Losses")
                            .description("One row for each <tt>Epoch</tt>. <tt>Training loss</tt>: the mean"
                                    + " squared error over the rows trained on, each at the time of its step;"
                                    + " <tt>Validation loss</tt>: that over the validation rows at the end of"
                                    + " the epoch; with a sigmoid output losses are cross-entropies."
                                    + " <tt>Training error</tt> and <tt>Validation error</tt> are mean squared"
                                    + " errors with any output, and <tt>PCA training error</tt> and <tt>PCA"
                                    + " validation error</tt> those of principal components of the rows"
                                    + " trained on, as many as the narrowest layer has units.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Stretch", group -> group.name("Stretch")
                            .description("One row for each of the up to 100 strongest eigendirections of the data:"
                                    + " <tt>Index</tt>, from 1; <tt>Eigenvalue</tt>: the mean squared length of the"
                                    + " rows along it; <tt>Share</tt>: of the sum of all eigenvalues; <tt>Initial"
                                    + " stretch</tt> and <tt>Trained stretch</tt>: the factor by which the encoder"
                                    + " stretches it before and after training; <tt>Ratio</tt>: the second over the"
                                    + " first.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port)
                    .addOutputPortGroup("Bottleneck Sizes", group -> group.name("Bottleneck Sizes")
                            .description(
                                    "One row for each <tt>Bottleneck size</tt> to compare: the <tt>Epoch</tt> whose"
                                            + " model was best; <tt>Training error</tt> and <tt>Validation"
                                            + " error</tt>: the network's mean squared error on the rows trained on"
                                            + " and on validation rows; <tt>PCA training error</tt> and <tt>PCA"
                                            + " validation error</tt>: those of PCA with as many dimensions.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(NeuralAutoencoderLearnerNodeParameters.class)
                    .configure(NeuralAutoencoderLearnerNode::configure)
                    .execute(EmptyTables.answered(
                            NeuralAutoencoderLearnerNode::configure, NeuralAutoencoderLearnerNode::execute)))
            .addView(FigureView.described("The losses by epoch, with the epoch whose model was kept, and how much the"
                    + " encoder stretches each direction of the data before and after training, against the direction's"
                    + " eigenvalue. The error of PCA with as many dimensions is a line to compare with; where several"
                    + " bottleneck sizes were trained, both errors are drawn against the size."))
            .nodeType(NodeType.Learner)
            .keywords(
                    "latent space",
                    "alignment",
                    "embedding",
                    "neural network",
                    "deep learning",
                    "Leaky ReLU",
                    "denoising autoencoder",
                    "nonlinear PCA",
                    "Adam",
                    "back-propagation")
            .addExternalResource(
                    "https://arxiv.org/abs/2106.15456",
                    "Jain, Radhakrishnan, Uhler: A Mechanism for Producing Aligned Latent Spaces with Autoencoders");

    /** For KNIME. */
    public NeuralAutoencoderLearnerNodeFactory() {
        super(NODE);
    }
}
