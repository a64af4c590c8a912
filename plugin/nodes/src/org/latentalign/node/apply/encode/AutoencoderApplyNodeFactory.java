package org.latentalign.node.apply.encode;

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

/** Autoencoder Apply. The name of this class is written into saved workflows: it never changes. */
public final class AutoencoderApplyNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Computes the <b>embedding</b> of every row with a fitted autoencoder: the row's position in the stretched
            latent space, in which related changes point in more similar directions than in the input. The model's
            preprocessing is done first, in the same way as in the fit, so the table must hold the <i>same kind of
            values that the model was fitted on</i>, not preprocessed ones.
            </p>
            <p>
            The node finds the vectors by itself. If the model was fitted on named columns, for example genes, the table
            must have all of them, in any order and among any others; the node says which ones are missing. If the model
            was fitted on a vector column, the table needs one of the same length.
            </p>
            <p>
            Compare <i>changes</i> in the latent space, that is differences between embeddings, and always together with
            unrelated changes as a baseline: a strongly stretching model makes any two of them look alike. An embedding
            is often larger than its input by orders of magnitude; cosines do not depend on that, distances do.
            </p>
            <p>
            Rows may be any, also ones the model has not seen. New rows do not change the model.
            </p>
            <p>
            <b>Curvature.</b> If you wish, two columns say how much the decoder bends straight lines through each
            embedding: <i>extrinsic</i>, out of its surface, and <i>parameter-effects</i>, within it, as the Variational
            Autoencoder Learner does in training. They are squares, averaged over sixteen directions, the same ones for
            all rows, in one over the squared unit of the preprocessed values: a row whose square root of the extrinsic
            one is k bends like a circle of radius 1/k. Adding a latent vector to a row is trustworthy where such a
            radius is large beside the change. Linear models have 0; networks with corners, such as ReLU, have no
            curvature.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder Apply")
            .icon("apply.png")
            .shortDescription("Computes the embedding of every row of a table with a fitted autoencoder.")
            .fullDescription(
                    Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.SPECTRUM, Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("A model from an autoencoder learner.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("Vectors of the kind that the model was fitted on, one a row.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Embeddings", group -> group.name("Embeddings")
                            .description("The input table with the embedding of every row, as a list"
                                    + " column, a double vector column or one column per dimension, and, if you wish,"
                                    + " <tt>Extrinsic curvature</tt> and <tt>Parameter-effects curvature</tt> of the"
                                    + " decoder there, missing where it stands still.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(AutoencoderApplyNodeParameters.class)
                    .configure(AutoencoderApplyNode::configure)
                    .execute(EmptyTables.answered(AutoencoderApplyNode::configure, AutoencoderApplyNode::execute)))
            .addView(FigureView.described(
                    "The rows as dots in the plane of their two strongest directions, before and after encoding (up"
                            + " to 10,000 rows, evenly spread over the table; of vectors with two values their"
                            + " values). Every text column with repeated values, such as the cell line, the drug or"
                            + " the plate, can be chosen for the colors; the view tells how much of the variance its"
                            + " groups account for, beside what exchanged labels would. For spectral autoencoders"
                            + " also the cosine of every row with the strongest direction of the data that the model"
                            + " was fitted to, against the row's position in the table (Figure 6 of the paper): files"
                            + " of word vectors are sorted by frequency, and there frequent words lie near that"
                            + " direction."))
            .nodeType(NodeType.Predictor)
            .keywords(
                    "latent space",
                    "embedding",
                    "encode",
                    "encoder",
                    "transform",
                    "alignment",
                    "stretching",
                    "project");

    /** For KNIME. */
    public AutoencoderApplyNodeFactory() {
        super(NODE);
    }
}
