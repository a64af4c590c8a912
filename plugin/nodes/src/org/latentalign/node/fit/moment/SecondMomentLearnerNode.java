package org.latentalign.node.fit.moment;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.kernel.FitException;
import org.latentalign.node.fit.moment.SecondMomentLearnerNodeParameters.TableHolds;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.learner.FitRows;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.port.SecondMomentPortObjectSpec;
import org.latentalign.node.shared.port.SecondMomentPortObjectSpec.Content;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.view.MomentFigure;

/** What the Second Moment Learner does: settings and table in, second moment out. */
final class SecondMomentLearnerNode {

    /** Matrices of d x d numbers that are in memory together at the worst moment. */
    private static final long MATRICES = 2;

    private SecondMomentLearnerNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SecondMomentLearnerNodeParameters parameters = input.getParameters();
        var table = input.getInTableSpec(0);
        var preprocessing = parameters.preprocessing();
        if (parameters.m_tableHolds == TableHolds.MOMENTS) {
            MomentTable.in(table);
            output.setOutSpec(0, spec(new Content(VectorShape.LIST, "", List.of(), 0, titles(preprocessing))));
        } else {
            var source = parameters.vectors().source(table);
            output.setOutSpec(
                    0,
                    spec(Content.of(
                            source,
                            source.dimension().orElse(SecondMomentPortObjectSpec.UNKNOWN),
                            titles(preprocessing))));
        }
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SecondMomentLearnerNodeParameters parameters = input.getParameters();
            var table = input.getInTable(0);
            var preprocessing = parameters.preprocessing();
            var progress = NodeExecution.progress(input.getExecutionContext());
            if (parameters.m_tableHolds == TableHolds.MOMENTS) {
                requireMemory(table.size());
                var moment = MomentTable.in(table.getDataTableSpec()).read(table, preprocessing, progress);
                output.setOutData(0, SecondMomentPortObject.of(moment));
                show(moment, input, output);
                return;
            }
            var source = parameters.vectors().source(table.getDataTableSpec());
            int dimension = FitRows.dimension(table, source);
            requireMemory(dimension);
            var sum = FitRows.secondMoment(dimension, true);
            var rows = new FitRows(source, dimension, preprocessing, parameters.incompleteRows(), sum);
            try (var cursor = VectorCursor.open(table, source)) {
                rows.read(cursor, table.size(), progress);
            }
            var moment = new PreprocessedMoment(sum.finish(rows::place), preprocessing, source.elementNames());
            var warnings = new ArrayList<>(rows.warnings());
            warnings.addAll(parameters.vectors().warnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
            output.setOutData(
                    0, new SecondMomentPortObject(spec(Content.of(source, dimension, titles(preprocessing))), moment));
            show(moment, input, output);
        });
    }

    private static void show(final PreprocessedMoment moment, final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, FitException {
        var exec = input.getExecutionContext();
        var figure = MomentFigure.of(moment, NodeExecution.progress(exec.createSubProgress(0)));
        FigureView.show(output, exec, figure);
        FigureImage.write(input, output, figure);
    }

    private static void requireMemory(final long dimension) throws KNIMEException {
        FitRows.requireMemory(
                dimension + " dimensions", MATRICES * Double.BYTES * dimension * dimension, "choose fewer columns");
    }

    private static List<String> titles(final Preprocessing preprocessing) {
        return preprocessing.steps().stream().map(PreprocessingStep::title).toList();
    }

    private static SecondMomentPortObjectSpec spec(final Content content) {
        return new SecondMomentPortObjectSpec(content);
    }
}
