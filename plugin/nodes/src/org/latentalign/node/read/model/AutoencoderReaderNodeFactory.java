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
            Reads a <b>model</b> that the Autoencoder Writer has written: the same model, to the last bit, with the
            names of its inputs, its preprocessing and all that it knows of how it was fitted. It goes to every node
            that takes an autoencoder.
            </p>
            <p>
            A <b>model of another program</b> is read, too, when it is saved as arrays of these names: a linear one as
            <tt>encoder_weight</tt> (and, if you like, <tt>mean</tt>, <tt>decoder_weight</tt>, <tt>output_mean</tt>,
            <tt>input_names</tt>), for example a PCA of scikit-learn by <tt>numpy.savez("pca.npz", mean=p.mean_,
            encoder_weight=p.components_, decoder_weight=p.components_.T, input_names=genes)</tt>; one of few directions
            and many inputs as <tt>directions</tt> and <tt>gains</tt>; a network as <tt>layer1_weight</tt>,
            <tt>layer1_bias</tt>, <tt>layer1_activation</tt> and so on, to the reconstruction, with
            <tt>embedding_layer</tt>. Arrays that are left out change nothing: no mean, no bias, no activation.
            </p>
            <p>
            In a file of the Autoencoder Writer the array <tt>state</tt> is what is read, and the others are for other
            programs. When somebody has changed one of them, the file is refused; without <tt>state</tt> the arrays are
            the model. A file that is damaged, incomplete or from a newer release is refused, too, and the node says
            why. Where a short look at the file tells what the model is, nodes below know it before this one has run.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder Reader")
            .icon("model-reader.png")
            .shortDescription("Reads a model that the Autoencoder Writer, or NumPy, has written (npz).")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .ports(ports ->
                    ports.addOutputPort("Autoencoder", "The model, as it was written.", AutoencoderPortObject.TYPE))
            .model(model -> model.parametersClass(AutoencoderReaderNodeParameters.class)
                    .configure(AutoencoderReaderNode::configure)
                    .execute(AutoencoderReaderNode::execute))
            .nodeType(NodeType.Source)
            .keywords("NumPy", "npz", "PyTorch", "scikit-learn", "import", "model reader", "weights");

    /** For KNIME. */
    public AutoencoderReaderNodeFactory() {
        super(NODE);
    }
}
