package org.latentalign.node.read.model;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.port.AutoencoderPortObject;

/** The Autoencoder Reader. The name of this class is written into saved workflows: it never changes. */
public final class AutoencoderReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads a <b>model</b> that the Autoencoder Writer has written: the same model, to the last bit, with the names of its
            inputs, its preprocessing and all that it knows of how it was fitted. It goes to every node that takes an
            autoencoder.
            </p>
            <p>
            The arrays in the file are for other programs, and can be used there in any way. When somebody has changed one of
            them, the file is refused: a model is read as it was fitted. A file that is damaged, incomplete or from a newer
            release is refused, too, and the node says why. What the model is, is known only once the node has run.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder Reader")
            .icon("model-reader.png")
            .shortDescription("Reads a model that the Autoencoder Writer has written (npz).")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .ports(ports ->
                    ports.addOutputPort("Autoencoder", "The model, as it was written.", AutoencoderPortObject.TYPE))
            .model(model -> model.parametersClass(AutoencoderReaderNodeParameters.class)
                    .configure(AutoencoderReaderNode::configure)
                    .execute(AutoencoderReaderNode::execute))
            .nodeType(NodeType.Source)
            .keywords("NumPy", "npz", "import", "model reader", "weights");

    /** For KNIME. */
    public AutoencoderReaderNodeFactory() {
        super(NODE);
    }
}
