package org.latentalign.node.write.model;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.port.AutoencoderPortObject;

/** The Autoencoder Writer. The name of this class is written into saved workflows: it never changes. */
public final class AutoencoderWriterNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Writes a <b>model</b>, of any learner of this extension, as an archive of arrays (npz) that NumPy opens
            without pickle: <tt>m = numpy.load("model.npz")</tt>. For a spectral model, <tt>(x - m["mean"]) @
            m["encoder_weight"].T</tt> is the embedding of x; with very many dimensions there are <tt>directions</tt>,
            <tt>gains</tt> and <tt>rest_gain</tt> in place of the large matrix; a network has <tt>layer1_weight</tt>,
            <tt>layer1_bias</tt>, <tt>layer1_activation</tt> and so on. The names of the inputs are in
            <tt>input_names</tt>. The page <tt>docs/library.md</tt> of the project lists all arrays and has the whole
            encoder in twenty lines of Python.
            </p>
            <p>
            The Autoencoder Reader reads the file as the same model, to the last bit, from the array <tt>state</tt>; it
            refuses a file in which somebody has changed another array. The file is written under another name first and
            renamed when it is complete, so that no half-written file is left behind.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder Writer")
            .icon("model-writer.png")
            .shortDescription("Writes a model as arrays that NumPy opens (npz).")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Autoencoder", "The model to write.", AutoencoderPortObject.TYPE))
            .model(model -> model.parametersClass(AutoencoderWriterNodeParameters.class)
                    .configure(AutoencoderWriterNode::configure)
                    .execute(AutoencoderWriterNode::execute))
            .nodeType(NodeType.Sink)
            .keywords("NumPy", "npz", "Python", "export", "model writer", "weights");

    /** For KNIME. */
    public AutoencoderWriterNodeFactory() {
        super(NODE);
    }
}
