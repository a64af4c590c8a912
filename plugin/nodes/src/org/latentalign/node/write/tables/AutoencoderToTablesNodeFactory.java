package org.latentalign.node.write.tables;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.WritingAdvice;

/** Autoencoder to Tables. The name of this class is written into saved workflows: it never changes. */
public final class AutoencoderToTablesNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Shows what is inside a <b>model</b> as tables: which genes, or other inputs, a direction consists of, how
            strongly it is stretched, and all weights, to sort, plot and join them in KNIME, or to write them with other
            nodes.
            </p>
            <p>
            How the tables make an embedding z of a row x: each unit of the part <i>encoder</i> gives one number of z,
            the sum of its weights times (x - mean), and its bias added. Each unit of the <i>decoder</i> gives one
            number of x from z less the biases of the encoder, in the same way. In a network, units of <i>layer 1</i>
            take x - mean, those of each further layer what the one before gives; the activation is applied to each sum,
            and the mean is added to what the last layer gives. Preprocessing, if the model has any, comes before all
            this.
            </p>
            <p>
            A model of very many dimensions that knows a few directions has no units: there would be as many weights as
            dimensions squared. Its directions and gains say the same: z is the sum over the directions of gain times
            the part of x - mean along the direction, and of the last row's gain times what lies outside of them.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Autoencoder to Tables")
            .icon("tables.png")
            .shortDescription("Shows the directions, gains and weights of a model as tables.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_NUMBERS,
                    Term.AUTOENCODER,
                    Term.CENTERING,
                    Term.EIGENDIRECTION,
                    Term.SPECTRUM))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Autoencoder", "The model to look into.", AutoencoderPortObject.TYPE)
                    .addOutputTable(
                            "Inputs",
                            "A row for each input, such as a gene: <tt>input</tt>, its name; <tt>mean</tt>, which is"
                                    + " subtracted before encoding (0 when the model was not centered); and its share"
                                    + " in the strongest directions, <tt>direction 1</tt> and so on: numbers whose"
                                    + " squares add up to 1 over all inputs. A network and an alignment of two spaces"
                                    + " have no directions.")
                    .addOutputTable(
                            "Directions",
                            "A row for each direction of a spectral model, the strongest first: <tt>number</tt>;"
                                    + " <tt>eigenvalue</tt>, how much of the data is along it; <tt>gain</tt>, by"
                                    + " which encoding stretches it; <tt>decoder gain</tt>, by which decoding does;"
                                    + " <tt>direction</tt>, its numbers in the order of the inputs. A last row"
                                    + " without a direction has the gains of all that lies outside of them, where the"
                                    + " model stretches that, too. Empty for other models.")
                    .addOutputTable(
                            "Units",
                            "A row for each unit: <tt>part</tt>: encoder, decoder, layer 1 and so on, or"
                                    + " log-variances; <tt>number</tt> in its part; <tt>input</tt>, the input that it"
                                    + " gives back, in the decoder and a network's last layer; <tt>bias</tt>,"
                                    + " <tt>activation</tt> and <tt>weights</tt>, one for each input of the part."))
            .model(model -> model.parametersClass(AutoencoderToTablesNodeParameters.class)
                    .configure(AutoencoderToTablesNode::configure)
                    .execute(AutoencoderToTablesNode::execute))
            .nodeType(NodeType.Other)
            .keywords("weights", "loadings", "eigenvectors", "principal components", "genes", "model to table");

    /** For KNIME. */
    public AutoencoderToTablesNodeFactory() {
        super(NODE);
    }
}
