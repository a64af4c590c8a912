package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.kernel.Randoms;
import org.latentalign.node.shared.compare.ControlLabel;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/**
 * A first pass over a table that looks at labels only: which groups there are, and which rows of the large ones are
 * compared, so that no more vectors than these are ever in memory.
 */
final class GroupSelection {

    private static final int REPORTED = 1024;

    /** With more names than this, the reference is called so. */
    private static final int NAMES_SHOWN = 3;

    /** Stands for all labels of the reference; no label of a table has this character. */
    private static final String REFERENCE = "\u0000";

    private final Set<String> referenceLabels;

    /** By name, in the order of the table: the positions of the rows. */
    private final Map<String, List<Integer>> groups = new LinkedHashMap<>();

    private final Set<String> foundReferences = new LinkedHashSet<>();

    /** By name of a group that may be meant as the reference: how many rows it has. */
    private final Map<String, Long> nearReferences = new LinkedHashMap<>();

    private final BitSet chosen = new BitSet();

    private long unlabeled;

    private String firstUnlabeled;

    private int limited;

    /** @param referenceLabels which values of the reference column make the reference; empty when all groups are compared with each other */
    GroupSelection(final Set<String> referenceLabels) {
        this.referenceLabels = referenceLabels;
    }

    void read(
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final int limit,
            final long seed,
            final Progress progress)
            throws KNIMEException {
        try (var cursor = VectorCursor.open(table, source, columns)) {
            for (int row = 0; cursor.forward(); row++) {
                if (row % REPORTED == 0) {
                    progress.report((double) row / Math.max(1, table.size()), () -> "Looking for groups");
                }
                take(labels(cursor, columns.size()), cursor.rowKey(), row);
            }
        }
        requireGroups(columns.get(0), columns.get(1));
        int group = 0;
        for (var rows : groups.values()) {
            int[] order = rows.stream().mapToInt(Integer::intValue).toArray();
            if (order.length > limit) {
                Randoms.shuffle(order, Randoms.stream(seed, group));
                limited++;
            }
            for (int i = 0; i < Math.min(limit, order.length); i++) {
                chosen.set(order[i]);
            }
            group++;
        }
    }

    private static String[] labels(final VectorCursor cursor, final int columns) {
        var labels = new String[columns];
        Arrays.setAll(labels, i -> cursor.label(i).orElse(null));
        return labels;
    }

    /**
     * @param labels of the columns for the group and the reference, and perhaps more; null where missing
     * @param rowKey the RowID
     * @param row its position
     */
    void take(final String[] labels, final String rowKey, final int row) {
        var name = nameOf(labels);
        if (name == null || Arrays.stream(labels).skip(2).anyMatch(Objects::isNull)) {
            unlabeled++;
            if (firstUnlabeled == null) {
                firstUnlabeled = rowKey;
            }
            return;
        }
        if (name.equals(REFERENCE)) {
            foundReferences.add(labels[0] == null ? labels[1] : labels[0]);
        } else if (isNearReference(name) || labels[1] != null && isNearReference(labels[1])) {
            nearReferences.merge(name, 1L, Long::sum);
        }
        groups.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
    }

    private boolean isNearReference(final String label) {
        return !referenceLabels.isEmpty()
                && (ControlLabel.isNear(label, referenceLabels) || ControlLabel.isUsual(label));
    }

    private void requireGroups(final String column, final String referenceColumn) throws KNIMEException {
        if (!referenceLabels.isEmpty() && foundReferences.isEmpty()) {
            throw new KNIMEException("No row belongs to the reference: the column \"" + referenceColumn
                    + "\" has none of the reference labels " + VectorSource.list(referenceLabels)
                    + ". Choose the column and the labels of your controls, or compare all pairs.");
        }
        if (groups.size() < 2) {
            throw new KNIMEException(
                    groups.isEmpty()
                            ? "No row has a value in the group column \"" + column + "\": there is nothing to compare."
                            : "All rows are of the group \""
                                    + title(groups.keySet().iterator().next()) + "\" by the column \"" + column
                                    + "\": a comparison needs two groups or more.");
        }
    }

    /**
     * The group of a row.
     *
     * @param labels of the columns for the group and the reference, and perhaps more
     * @return null when it has none
     */
    String nameOf(final String... labels) {
        return labels[1] != null && referenceLabels.contains(labels[1]) ? REFERENCE : labels[0];
    }

    /** @return the names of the groups as the reader sees them, in the order of the table */
    List<String> names() {
        return groups.keySet().stream().map(this::title).toList();
    }

    private String title(final String name) {
        if (!name.equals(REFERENCE)) {
            return name;
        }
        var labels = String.join(" + ", foundReferences);
        return foundReferences.size() > NAMES_SHOWN || groups.containsKey(labels) ? "reference" : labels;
    }

    /** @return the numbers of the groups by the names that {@link #nameOf} gives */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        groups.keySet().forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** @return the number of the reference, or -1 */
    int reference() {
        return numbers().getOrDefault(REFERENCE, -1);
    }

    /** @return by group: how many rows the table has */
    List<Integer> sizes() {
        return groups.values().stream().map(List::size).toList();
    }

    boolean isChosen(final int row) {
        return chosen.get(row);
    }

    /**
     * @param limit rows of a group that are compared
     * @param referenceColumn which tells the reference
     * @return what the user should know about groups; often nothing
     */
    List<String> warnings(final int limit, final String referenceColumn) {
        var warnings = new ArrayList<String>();
        nearReferences.forEach((name, count) -> warnings.add(count + (count == 1 ? " row" : " rows") + " of \"" + name
                + "\" " + (count == 1 ? "makes" : "make") + " a group apart from the reference, since "
                + (count == 1 ? "it does" : "they do") + " not have one of the reference labels "
                + VectorSource.list(referenceLabels) + " in the column \"" + referenceColumn
                + "\": if these are controls, correct the labels."));
        if (unlabeled > 0) {
            warnings.add("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows")
                    + " without a group, plate or cluster; the first: \"" + firstUnlabeled + "\".");
        }
        if (limited > 0) {
            warnings.add("Of " + limited + (limited == 1 ? " group" : " groups") + " with more than " + limit
                    + " rows, " + limit + " rows each are compared, drawn at random.");
        }
        return warnings;
    }
}
