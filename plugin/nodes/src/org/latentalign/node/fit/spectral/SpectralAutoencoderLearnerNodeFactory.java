package org.latentalign.node.fit.spectral;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Spectral Autoencoder Learner. The name of this class is written into saved workflows: it never changes. */
public final class SpectralAutoencoderLearnerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Fits an autoencoder that makes <b>the same change in different contexts point in the same direction</b>:
            what a drug does to one cell line and what it does to another, or the step from <i>man</i> to <i>woman</i>
            and that from <i>king</i> to <i>queen</i>. The fit needs no pairs and no labels, only the vectors
            themselves. It is computed by formula, in one pass over the table, and gives the same result each time.
            </p>
            <p>
            <b>What it does.</b> The data vary strongly along a few directions and weakly along the others. The encoder
            stretches the strong directions and leaves the weak ones. What changes have in common mostly lies along
            strong directions, what is peculiar to one context along weak ones, so after stretching the changes are
            better aligned (have a higher cosine). In formulas: with the second moment S of the rows, its eigenvalues λ
            and the degree k, the encoder starts at (S + I)^k and is trained by gradient descent to its limit, which is
            known exactly (Theorem 1 of the paper below). Training adds little to the start, at most a factor of 1.27:
            it is the degree that does the stretching.
            </p>
            <p>
            <b>When it misleads.</b> Stretch enough, and <i>any</i> two directions look aligned, because in the end a
            single direction is left. A higher cosine alone therefore proves nothing. Always compare matched pairs with
            unmatched ones as a baseline, raise the degree only while the baseline stays low, and look at the condition
            number in the model's summary: it says how many times stronger the strongest direction is stretched than the
            weakest. The node warns when that number is so large that cosines are decided by a few directions, or that
            decoding has no correct digits left. Without centering, the strongest direction is usually close to the mean
            of the data and is stretched most. Differences of vectors contain little of it; the vectors themselves
            contain much, so that their own cosines come out high for nearly everything.
            </p>
            <p>
            <b>Many dimensions.</b> Up to some thousand dimensions, memory grows with their square and not with the
            number of rows: with 1,000 the model is some 8 MB. With fewer rows than dimensions, such as 500 samples of
            20,000 genes, the node computes the same directions from the products of the rows with each other. With very
            many of both it finds the strongest directions in a few passes over the table, gives all others one gain,
            and says what the cosines may be off by. The model's summary says which way was taken.
            </p>
            <p>
            <b>A second moment instead of a table.</b> Remove the input and add it again, as a Second Moment (the three
            dots at the node), from the Second Moment Learner, Merger or Reader: for another degree without another
            pass, for batches that were added up, or for data that may not leave their place.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Spectral Autoencoder Learner")
            .icon("spectral.png")
            .shortDescription(
                    "Fits an autoencoder that stretches data along its strongest directions, so that the same change in"
                            + " different contexts points in the same direction.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION,
                    Term.CONDITION_NUMBER,
                    Term.EXPRESSION_PROFILE,
                    Term.LATENT_SPACE,
                    Term.PRINCIPAL_COMPONENTS,
                    Term.SHIFT,
                    Term.SPECTRUM,
                    Term.WHITENING,
                    Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row, for example expression profiles or word vectors: in"
                                    + " numeric columns, in a list column or in a double vector column. Or a second"
                                    + " moment, which sums such a table up.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE, SecondMomentPortObject.TYPE)
                            .defaultPortType(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("The fitted model with its preprocessing, for Autoencoder Apply and"
                                    + " Autoencoder Inversion.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Spectrum", group -> group.name("Spectrum")
                            .description("One row for each eigendirection that was found, the strongest first:"
                                    + " <tt>Index</tt>, from 1; <tt>Eigenvalue</tt>: the mean squared length of the"
                                    + " rows along it, over the scale; <tt>Share</tt>: of the sum of all eigenvalues;"
                                    + " <tt>Cumulative share</tt>: with those of all stronger ones; <tt>Initial"
                                    + " gain</tt> and <tt>Trained gain</tt>: the factor by which the encoder"
                                    + " stretches it before and after training; <tt>Decoder gain</tt>: the decoder's"
                                    + " factor.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SpectralAutoencoderLearnerNodeParameters.class)
                    .configure(SpectralAutoencoderLearnerNode::configure)
                    .execute(EmptyTables.answered(
                            SpectralAutoencoderLearnerNode::configure, SpectralAutoencoderLearnerNode::execute)))
            .addView(FigureView.described("By which factor each direction of the data is stretched by the encoder,"
                    + " before and after training, and by the decoder; the spectrum, that is how"
                    + " strongly the data vary along each direction; and which share of all"
                    + " variation the strongest directions have together. Beside them stand the"
                    + " condition number and warnings, if any. With several hundred directions,"
                    + " all strong ones are drawn and ever fewer of the weaker ones."))
            .nodeType(NodeType.Learner)
            .keywords(
                    "latent space",
                    "alignment",
                    "embedding",
                    "stretching",
                    "eigenvalues",
                    "PCA",
                    "whitening",
                    "drug signature",
                    "word vectors",
                    "analogy")
            .addExternalResource(
                    "https://arxiv.org/abs/2106.15456",
                    "Jain, Radhakrishnan, Uhler: A Mechanism for Producing Aligned Latent Spaces with Autoencoders");

    /** For KNIME. */
    public SpectralAutoencoderLearnerNodeFactory() {
        super(NODE);
    }
}
