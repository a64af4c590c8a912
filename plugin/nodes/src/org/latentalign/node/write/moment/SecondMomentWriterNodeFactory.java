package org.latentalign.node.write.moment;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.port.SecondMomentPortObject;

/** The Second Moment Writer. The name of this class is written into saved workflows: it never changes. */
public final class SecondMomentWriterNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Writes a <b>second moment</b> to a file, to keep it for the day when more data have come, or to send it to
            somebody who adds it to others. It holds the number of rows, their mean and covariances, the names of the
            dimensions and the steps of preprocessing, and none of the rows. The format is described with the extension
            (<tt>docs/moments.md</tt>), and has a checksum.
            </p>
            <p>
            The file is written under another name first and renamed when it is complete, so that no half-written file
            is left behind. Mean and covariances of a few rows tell nearly everything about these rows: look at the
            number of rows before you send a moment out of the house.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Second Moment Writer")
            .icon("moment-writer.png")
            .shortDescription("Writes a second moment to a file.")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                    "Second Moment",
                    "Number of rows, mean, second moment about the mean, names of the dimensions and preprocessing.",
                    SecondMomentPortObject.TYPE))
            .model(model -> model.parametersClass(SecondMomentWriterNodeParameters.class)
                    .configure(SecondMomentWriterNode::configure)
                    .execute(SecondMomentWriterNode::execute))
            .nodeType(NodeType.Sink)
            .keywords("covariance", "federated", "pooling", "file writer", "moment");

    /** For KNIME. */
    public SecondMomentWriterNodeFactory() {
        super(NODE);
    }
}
