package org.latentalign.node.read.mixture;

import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorTable;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.progress.Progress;
import org.latentalign.simulation.GaussianMixture.Group;

/** What the Gaussian Mixture Generator does: settings in, samples out. */
final class GaussianMixtureGeneratorNode {

    private static final List<String> COORDINATES = List.of("x1", "x2");

    /** Rows between two looks at the cancel button. */
    private static final int ROWS_PER_REPORT = 1024;

    private GaussianMixtureGeneratorNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        GaussianMixtureGeneratorNodeParameters parameters = input.getParameters();
        parameters.validate();
        output.setOutSpec(0, writer(parameters.m_vectorShape).tableSpec());
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            GaussianMixtureGeneratorNodeParameters parameters = input.getParameters();
            output.setOutData(0, samples(parameters, input.getExecutionContext()));
        });
    }

    private static BufferedDataTable samples(
            final GaussianMixtureGeneratorNodeParameters parameters, final ExecutionContext exec)
            throws InvalidSettingsException {
        var mixture = parameters.mixture();
        var progress = NodeExecution.progress(exec);
        long n = parameters.m_samplesPerGroup;
        var sample = new double[COORDINATES.size()];
        try (var table = VectorTable.open(exec, writer(parameters.m_vectorShape))) {
            long rowIndex = 0;
            for (var group : Group.values()) {
                var cells = Column.cells(List.of(groupColumn()), group);
                var samples = mixture.samples(group, parameters.m_seed);
                for (long i = 0; i < n; i++) {
                    report(progress, rowIndex, n);
                    samples.next(sample);
                    table.add(RowKey.createRowKey(rowIndex++).getString(), sample, cells);
                }
            }
            return table.finish();
        }
    }

    private static void report(final Progress progress, final long rows, final long n) {
        if (rows % ROWS_PER_REPORT == 0) {
            progress.report(rows / (2.0 * n), () -> String.format(Locale.ROOT, "%,d of %,d samples", rows, 2 * n));
        }
    }

    private static String title(final Group group) {
        return switch (group) {
            case FIRST -> "Group 1";
            case SECOND -> "Group 2";
        };
    }

    private static VectorWriter writer(final VectorShape shape) {
        return VectorWriter.behind(Column.spec("Samples", List.of(groupColumn())), shape, "Vector", COORDINATES);
    }

    private static Column<Group> groupColumn() {
        var column = new DataColumnSpecCreator("Group", StringCell.TYPE);
        column.setDomain(
                new DataColumnDomainCreator(new StringCell(title(Group.FIRST)), new StringCell(title(Group.SECOND)))
                        .createDomain());
        return new Column<>(column.createSpec(), group -> new StringCell(title(group)));
    }
}
