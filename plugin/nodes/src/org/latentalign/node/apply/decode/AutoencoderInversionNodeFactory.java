package org.latentalign.node.apply.decode;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;

/** Autoencoder Inversion. The name of this class is written into saved workflows: it never changes. */
public final class AutoencoderInversionNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Goes back from the latent space to the input space: decodes every embedding to the vector that it stands
            for, for example to an expression profile, gene by gene. Use it to look at points that were computed in the
            latent space, such as a profile moved by the signature of a drug, or to check how well a model reconstructs
            its input.
            </p>
            <p>
            The mean is added again if the model is centered, and the preprocessing is undone <b>as far as possible</b>:
            a logarithm can be undone; min-max, unit length and z-score per row cannot, since the minimum, length or
            mean of the original row is not part of the embedding. The decoded values are then on the preprocessed
            scale, and a warning says so.
            </p>
            <p>
            <b>What cannot come back.</b> Directions that the model dropped (a latent dimension smaller than the input,
            principal components, all but the top) or that the fitted rows never reached (fewer rows than dimensions)
            are lost. With a high degree, the embedding along the original axes is so dominated by the strongest
            directions that the others are rounded off; the node warns when few or no digits are left. Fit the model
            with principal axes as output coordinates to avoid that.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder Inversion")
            .icon("inversion.png")
            .shortDescription("Decodes embeddings back to the input space of a fitted autoencoder.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.AUTOENCODER))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Autoencoder", "The model that computed the embeddings.", AutoencoderPortObject.TYPE)
                    .addInputTable(
                            "Embeddings", "Embeddings of this model, one a row, as Autoencoder Apply gives them.")
                    .addOutputTable(
                            "Decoded Vectors",
                            "The input table with the decoded vector of every row, as a list column, a double vector"
                                    + " column or one column per dimension."))
            .model(model -> model.parametersClass(AutoencoderInversionNodeParameters.class)
                    .configure(AutoencoderInversionNode::configure)
                    .execute(EmptyTables.answered(
                            AutoencoderInversionNode::configure, AutoencoderInversionNode::execute)))
            .nodeType(NodeType.Predictor)
            .keywords("decode", "decoder", "reconstruct", "inverse", "latent space", "embedding", "alignment");

    /** For KNIME. */
    public AutoencoderInversionNodeFactory() {
        super(NODE);
    }
}
