package org.latentalign.node.fit.moment;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Second Moment Learner. The name of this class is written into saved workflows: it never changes. */
public final class SecondMomentLearnerNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Sums a table up in the numbers that a spectral autoencoder is fitted to: <b>how many rows there are, their
            mean, and how each two dimensions vary together</b>. The Spectral Autoencoder Learner takes this second
            moment in place of the table and gives the same model.
            </p>
            <p>
            <b>What it is good for.</b> Another degree or gain needs no second pass over a large table. Batches that
            arrive over months are added with the Second Moment Merger, without reading the old ones again. Hospitals
            can pool their data without handing over a single sample: means and covariances are all that leaves the
            house. (With few rows, these still tell much about each row: two rows can be computed from them.) Moments
            that a data base or a Python script has computed can be used, too: see the setting <i>Table holds</i>.
            </p>
            <p>
            <b>Limits.</b> The moment is a square of the number of dimensions: 8 MB for 1,000 genes, 600 MB for 12,328,
            whatever the number of rows. For more dimensions than that, or far fewer rows than dimensions, give the
            table itself to the Spectral Autoencoder Learner. Steps of preprocessing are done here and stored with the
            moment. Whether the mean is subtracted is decided at the fit; both can be done from the same moment.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Second Moment Learner")
            .icon("moment.png")
            .shortDescription(
                    "Sums up a table in its mean and second moment, to which a spectral autoencoder is fitted.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION, Term.CENTERING, Term.EXPRESSION_PROFILE, Term.SHIFT, Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Vectors", group -> group.name("Vectors")
                            .description("One vector a row: in numeric columns, in a list column or in a double vector"
                                    + " column. Or a moments table that was computed elsewhere.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Second Moment", group -> group.name("Second Moment")
                            .description(
                                    "Number of rows, mean, second moment about the mean, names of the dimensions and"
                                            + " preprocessing.")
                            .fixed(SecondMomentPortObject.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SecondMomentLearnerNodeParameters.class)
                    .configure(SecondMomentLearnerNode::configure)
                    .execute(
                            EmptyTables.answered(SecondMomentLearnerNode::configure, SecondMomentLearnerNode::execute)))
            .addView(FigureView.described(
                    "How the variance of the rows is shared out among directions, against how it would be if no two"
                            + " dimensions varied together; and which dimensions vary most."))
            .nodeType(NodeType.Learner)
            .keywords("covariance", "mean", "federated", "pooling", "batches", "statistics", "eigenvalues", "PCA");

    /** For KNIME. */
    public SecondMomentLearnerNodeFactory() {
        super(NODE);
    }
}
