package org.latentalign.node.fit.merger;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Second Moment Merger. The name of this class is written into saved workflows: it never changes. */
public final class SecondMomentMergerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Adds second moments up: the result is that of <b>all rows together</b>, as if they had been in one table.
            Add as many inputs as there are parts (the three dots at the node).
            </p>
            <p>
            The parts must be of the same dimensions in the same order, and preprocessed in the same way; the node
            refuses others and says what differs. It sorts the parts by their numbers before it adds them, so that the
            result is the same to the last digit in whatever order they come, but not when some of them were merged
            before: give all to one Merger where every digit matters. When two parts have the same numbers, it
            warns or stops: the same rows have probably been counted twice.
            </p>
            <p>
            <b>When it misleads.</b> A sum over batches is right for data that were measured alike. When each batch lies
            somewhere else, most of the second moment is the distance between the batches, and the strongest directions
            are those of the batch effect. Correct for it before.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Second Moment Merger")
            .icon("merger.png")
            .shortDescription("Adds second moments of parts of the data up to that of the whole.")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Second Moment", group -> group.name("Second Moment")
                            .description("The second moment of a part of the data, from the Second Moment Learner or"
                                    + " Reader.")
                            .fixed(SecondMomentPortObject.TYPE))
                    .addInputPortGroup("Further Second Moments", group -> group.name("Further Second Moments")
                            .description("Second moments of the other parts, as many as there are.")
                            .extendable()
                            .supportedTypes(SecondMomentPortObject.TYPE)
                            .defaultNonFixedTypes(SecondMomentPortObject.TYPE))
                    .addOutputPortGroup("Merged Second Moment", group -> group.name("Merged Second Moment")
                            .description("The second moment of all rows together.")
                            .fixed(SecondMomentPortObject.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SecondMomentMergerNodeParameters.class)
                    .configure(SecondMomentMergerNode::configure)
                    .execute(SecondMomentMergerNode::execute))
            .addView(FigureView.described(
                    "How the variance of the rows is shared out among directions, against how it would be if no two"
                            + " dimensions varied together; and which dimensions vary most. The share of the variance"
                            + " between the parts tells whether they were measured alike."))
            .nodeType(NodeType.Manipulator)
            .keywords("covariance", "federated", "pooling", "batches", "sum", "combine");

    /** For KNIME. */
    public SecondMomentMergerNodeFactory() {
        super(NODE);
    }
}
