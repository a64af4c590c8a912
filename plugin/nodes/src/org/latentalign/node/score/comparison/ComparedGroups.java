package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentalign.kernel.FitException;
import org.latentalign.node.score.comparison.LatentSpaceComparisonNodeParameters.Columns;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.RepeatedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.GroupedRows;

/** The rows that are compared, with their groups, before and, where there is something to compare with, after. */
final class ComparedGroups {

    private static final double SELECTION_SHARE = 0.2;

    private final ComparedRows rows;

    private final GroupSelection selection;

    private final Columns columns;

    private final boolean isAfter;

    private final int limit;

    private final List<double[]> before = new ArrayList<>();

    private final List<double[]> after = new ArrayList<>();

    private final List<Integer> groups = new ArrayList<>();

    private final List<Integer> strata = new ArrayList<>();

    private final List<Integer> clusters = new ArrayList<>();

    private final Map<String, Integer> strataNumbers = new LinkedHashMap<>();

    private final Map<String, Integer> clusterNumbers = new LinkedHashMap<>();

    private final RepeatedRows repeated = new RepeatedRows();

    private int position = -1;

    private ComparedGroups(
            final ComparedRows rows,
            final GroupSelection selection,
            final Columns columns,
            final boolean isAfter,
            final int limit) {
        this.rows = rows;
        this.selection = selection;
        this.columns = columns;
        this.isAfter = isAfter;
        this.limit = limit;
    }

    static ComparedGroups read(
            final BufferedDataTable table,
            final VectorSource source,
            final LatentSpaceComparisonNodeParameters parameters,
            final SpaceAfter after,
            final Progress progress)
            throws KNIMEException, FitException, InterruptedException, ExecutionException, InvalidSettingsException {
        var columns = parameters.columns(table.getDataTableSpec());
        int limit = parameters.options().rows();
        var selection = new GroupSelection(parameters.referenceLabels());
        selection.read(
                table,
                source,
                columns.list(),
                limit,
                parameters.m_seed,
                (fraction, message) -> progress.report(SELECTION_SHARE * fraction, message));
        var groups = new ComparedGroups(
                new ComparedRows(table, source, columns.list(), after), selection, columns, after.isThere(), limit);
        var numbers = selection.numbers();
        groups.rows.read(
                head -> selection.isChosen(++groups.position),
                row -> groups.take(row, numbers),
                (fraction, message) -> progress.report(SELECTION_SHARE + (1 - SELECTION_SHARE) * fraction, message));
        if (groups.before.isEmpty()) {
            throw new KNIMEException("No row has both a group and a complete vector: there is nothing to compare.");
        }
        groups.before()
                .requireWholeClusters(
                        List.copyOf(groups.clusterNumbers.keySet()), List.copyOf(groups.strataNumbers.keySet()));
        return groups;
    }

    private void take(final ComparedRows.Row row, final Map<String, Integer> numbers) {
        repeated.add(row);
        before.add(row.before().clone());
        if (isAfter) {
            after.add(row.after().clone());
        }
        String[] labels = row.labels();
        groups.add(numbers.get(selection.nameOf(labels)));
        strata.add(columns.stratum().isEmpty() ? 0 : number(strataNumbers, labels[2]));
        clusters.add(columns.cluster().isEmpty() ? clusters.size() : number(clusterNumbers, labels[labels.length - 1]));
    }

    private static int number(final Map<String, Integer> numbers, final String label) {
        return numbers.computeIfAbsent(label, key -> numbers.size());
    }

    GroupedRows before() {
        return grouped(before);
    }

    Optional<GroupedRows> after() {
        return isAfter ? Optional.of(grouped(after)) : Optional.empty();
    }

    private GroupedRows grouped(final List<double[]> vectors) {
        return new GroupedRows(
                vectors.toArray(double[][]::new),
                selection.names(),
                groups.stream().mapToInt(Integer::intValue).toArray(),
                strata.stream().mapToInt(Integer::intValue).toArray(),
                clusters.stream().mapToInt(Integer::intValue).toArray());
    }

    GroupSelection selection() {
        return selection;
    }

    List<String> warnings() {
        var warnings = new ArrayList<>(rows.warnings());
        warnings.addAll(selection.warnings(limit, columns.list().get(1)));
        repeated.sentence().ifPresent(warnings::add);
        return warnings;
    }
}
