package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.score.distance.GroupedRows;

/** What Latent Space Comparison does: vectors of groups in; distances of pairs and shapes of groups out. */
final class LatentSpaceComparisonNode {

    /** Id and name of the port group. Written into saved workflows: it never changes. */
    static final String TENSORS = "Tensors";

    private static final int VECTORS = 0;

    private static final int AFTER = 1;

    private static final int TENSORS_OUT = 2;

    /** More pairs make a table that nobody reads, and take very long. */
    private static final long MOST_PAIRS = 100_000;

    private static final double READING_SHARE = 0.1;

    private LatentSpaceComparisonNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        LatentSpaceComparisonNodeParameters parameters = input.getParameters();
        parameters.validate();
        var table = input.getInTableSpec(VECTORS);
        SpaceAfter.check(input.getInPortSpecs(), AFTER, parameters.m_vectors.source(table));
        parameters.columns(table);
        boolean isAfter = input.getInPortSpecs().length > AFTER;
        output.setOutSpec(0, ComparisonTables.pairsSpec(isAfter, parameters.m_shapes));
        output.setOutSpec(1, ComparisonTables.groupsSpec(isAfter, parameters.m_shapes));
        if (hasTensors(input.getOutPortTypes())) {
            output.setOutSpec(TENSORS_OUT, ComparisonTables.tensorsSpec());
        }
        FigureImage.configure(input, output);
    }

    private static boolean hasTensors(final PortType[] outputs) {
        return Arrays.stream(outputs).filter(BufferedDataTable.TYPE::equals).count() > TENSORS_OUT;
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            LatentSpaceComparisonNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var table = input.getInTable(VECTORS);
            var specs = PortSpecs.of(input.getInPortObjects());
            var source = SpaceAfter.check(specs, AFTER, parameters.m_vectors.source(table.getDataTableSpec()));
            var after = SpaceAfter.of(input.getInPortObjects(), AFTER, table, source);
            var groups = ComparedGroups.read(
                    table, source, parameters, after, NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var reference = groups.selection().reference() < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(groups.selection().reference());
            requireFewPairs(groups.selection().names().size(), reference);
            boolean hasTensors = hasTensors(input.getOutPortTypes());
            double share = (1 - READING_SHARE) / ((after.isThere() ? 2 : 1) + (hasTensors ? 1 : 0));
            var spaces = new ArrayList<SpaceComparison>();
            spaces.add(SpaceComparison.of(
                    "before",
                    groups.before(),
                    reference,
                    parameters,
                    NodeExecution.progress(exec.createSubProgress(share))));
            Optional<GroupedRows> rowsAfter = groups.after();
            if (rowsAfter.isPresent()) {
                spaces.add(SpaceComparison.of(
                        "after",
                        rowsAfter.get(),
                        reference,
                        parameters,
                        NodeExecution.progress(exec.createSubProgress(share))));
            }
            Optional<NoiseSweep> sweep = hasTensors
                    ? Optional.of(NoiseSweep.of(
                            groups.before().rows(),
                            after.model(),
                            parameters.tensor(),
                            parameters,
                            parameters.noise(),
                            NodeExecution.progress(exec.createSubProgress(share))))
                    : Optional.empty();
            output.setOutData(0, ComparisonTables.pairs(spaces, exec));
            output.setOutData(
                    1, ComparisonTables.groups(spaces, groups.selection().sizes(), exec));
            if (sweep.isPresent()) {
                output.setOutData(TENSORS_OUT, ComparisonTables.tensors(sweep.get(), exec));
            }
            var figure = ComparisonFigure.of(spaces, reference.isPresent(), sweep);
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            List<String> warnings = new ArrayList<>(groups.warnings());
            spaces.forEach(space -> warnings.addAll(space.warnings()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static void requireFewPairs(final long groups, final OptionalInt reference) throws KNIMEException {
        if (reference.isEmpty() && groups * (groups - 1) / 2 > MOST_PAIRS) {
            throw new KNIMEException("The group column has " + groups + " different values, which make more than "
                    + MOST_PAIRS + " pairs: choose another column, or compare with a reference.");
        }
    }
}
