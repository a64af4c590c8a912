package org.latentalign.node.read.moment;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Second Moment Reader. The name of this class is written into saved workflows: it never changes. */
public final class SecondMomentReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads a <b>second moment</b> from a file that the Second Moment Writer has written, or a program of your
            own: the format is described with the extension (<tt>docs/moments.md</tt>) and takes some twenty lines of
            Python. The Spectral Autoencoder Learner is fitted to it as to a table; the Second Moment Merger adds it to
            others.
            </p>
            <p>
            The file has a checksum. A file that is damaged, incomplete or from a newer release is refused, and the node
            says why. Where a short look at the file tells what the moment is of, nodes below know it before this one
            has run.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Second Moment Reader")
            .icon("moment-reader.png")
            .shortDescription("Reads a second moment from a file.")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addOutputPortGroup("Second Moment", group -> group.name("Second Moment")
                            .description(
                                    "Number of rows, mean, second moment about the mean, names of the dimensions and"
                                            + " preprocessing.")
                            .fixed(SecondMomentPortObject.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SecondMomentReaderNodeParameters.class)
                    .configure(SecondMomentReaderNode::configure)
                    .execute(SecondMomentReaderNode::execute))
            .addView(FigureView.described(
                    "How the variance of the rows is shared out among directions, against how it would be if no two"
                            + " dimensions varied together; and which dimensions vary most."))
            .nodeType(NodeType.Source)
            .keywords("covariance", "federated", "pooling", "file reader", "moment");

    /** For KNIME. */
    public SecondMomentReaderNodeFactory() {
        super(NODE);
    }
}
