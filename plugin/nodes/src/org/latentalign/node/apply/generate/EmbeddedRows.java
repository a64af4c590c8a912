package org.latentalign.node.apply.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** The rows of the input table that have a complete embedding. */
final class EmbeddedRows {

    private static final int REPORTED = 1024;

    private final List<double[]> vectors = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final Map<String, Integer> groupNumbers = new LinkedHashMap<>();
    private final List<String> groupNames = new ArrayList<>();
    private final DefectTally skipped = new DefectTally();
    private final long size;
    private long ungrouped;
    private long unlabeled;

    /** @param size rows of the table, also those that are skipped */
    EmbeddedRows(final long size) {
        this.size = size;
    }

    static EmbeddedRows read(
            final BufferedDataTable table,
            final VectorSource source,
            final int dimension,
            final LatentGeneratorNodeParameters parameters,
            final Progress progress)
            throws KNIMEException {
        var rows = new EmbeddedRows(table.size());
        try (var cursor = VectorCursor.open(table, source, parameters.columns())) {
            double[] vector = new double[dimension];
            for (long index = 0; cursor.forward(); index++) {
                if (index % REPORTED == 0) {
                    progress.report((double) index / Math.max(1, table.size()), () -> "Reading embeddings");
                }
                var defect = cursor.read(vector);
                if (defect.isPresent()) {
                    rows.skip(cursor, defect.get());
                } else {
                    rows.take(cursor, vector.clone(), parameters);
                }
            }
        }
        if (rows.vectors.isEmpty()) {
            throw new KNIMEException("No row of the table has a complete embedding"
                    + (parameters.hasGroups() ? " and a group" : "") + ": there is nothing to generate from.");
        }
        return rows;
    }

    private void skip(final VectorCursor cursor, final RowDefect defect) {
        skipped.add(cursor.rowKey(), defect);
    }

    private void take(
            final VectorCursor cursor, final double[] vector, final LatentGeneratorNodeParameters parameters) {
        int column = 0;
        String group = null;
        if (parameters.hasGroups()) {
            group = cursor.label(column++).orElse(null);
            if (group == null) {
                ungrouped++;
                return;
            }
        }
        String label = null;
        if (parameters.hasLabels()) {
            label = cursor.label(column).orElse(null);
            if (label == null) {
                unlabeled++;
            }
        }
        add(cursor.rowKey(), group, label, vector);
    }

    /** Adds a row; without a group column its group is null, without a label its label. */
    void add(final String key, final String group, final String label, final double[] vector) {
        if (groupNumbers.putIfAbsent(group, groupNumbers.size()) == null) {
            groupNames.add(group);
        }
        groups.add(groupNumbers.get(group));
        labels.add(label);
        keys.add(key);
        vectors.add(vector);
    }

    double[][] vectors() {
        return vectors.toArray(double[][]::new);
    }

    int count() {
        return vectors.size();
    }

    double[] vector(final int row) {
        return vectors.get(row);
    }

    String key(final int row) {
        return keys.get(row);
    }

    /** The position of the row with this RowID, or -1. */
    int find(final String key) {
        return keys.indexOf(key);
    }

    String label(final int row) {
        return labels.get(row);
    }

    /** Position of the row's group. */
    int group(final int row) {
        return groups.get(row);
    }

    /** How many groups there are; one when there is no group column. */
    int groupCount() {
        return groupNames.size();
    }

    /** The name of a group, in the order of the table; null when there is no group column. */
    String groupName(final int group) {
        return groupNames.get(group);
    }

    /** Position of a group, or -1. */
    int findGroup(final String name) {
        return groupNames.indexOf(name);
    }

    int[] groups() {
        return groups.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The vectors of a group. */
    double[][] ofGroup(final int group) {
        var members = new ArrayList<double[]>();
        for (int r = 0; r < vectors.size(); r++) {
            if (groups.get(r) == group) {
                members.add(vectors.get(r));
            }
        }
        return members.toArray(double[][]::new);
    }

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (skipped.count() > 0) {
            warnings.add(skipped.sentence(size, "Skipped"));
        }
        if (ungrouped > 0) {
            warnings.add("Skipped " + ungrouped + (ungrouped == 1 ? " row" : " rows") + " without a group.");
        }
        if (unlabeled > 0) {
            warnings.add(unlabeled + (unlabeled == 1 ? " row has" : " rows have")
                    + " no label: the attribute vector is made without " + (unlabeled == 1 ? "it." : "them."));
        }
        return warnings;
    }
}
