package org.latentalign.node.shared.vectors;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.knime.core.node.KNIMEException;

/** Counts the rows without a usable vector, so that none is lost silently. */
public final class DefectTally {

    private final Map<VectorDefect.Kind, Long> counts = new EnumMap<>(VectorDefect.Kind.class);

    private String first;

    /**
     * @param rowKey RowID of the row
     * @param defect what is wrong with its vector
     */
    public void add(final String rowKey, final VectorDefect defect) {
        if (first == null) {
            first = "row \"" + rowKey + "\" " + defect.description();
        }
        counts.merge(defect.kind(), 1L, Long::sum);
    }

    /** @return how many rows were added */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Reports the rows that were added.
     *
     * @param rowCount how many rows the table has
     * @param whatHappened to these rows: reads well before "3 of 100 rows"
     * @return the sentence for the user
     */
    public String sentence(final long rowCount, final String whatHappened) {
        var kinds = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " with " + entry.getKey().plural())
                .collect(Collectors.joining(", "));
        return whatHappened + " " + count() + " of " + rowCount + (rowCount == 1 ? " row (" : " rows (") + kinds
                + "; the first: " + first + ").";
    }

    /**
     * The failure for nodes that were told to accept complete rows only.
     *
     * @param rowKey RowID of the row
     * @param defect what is wrong with its vector
     * @param advice what the user can do instead
     * @return the exception to throw
     */
    public static KNIMEException failure(final String rowKey, final VectorDefect defect, final String advice) {
        return new KNIMEException("Row \"" + rowKey + "\" " + defect.description() + ". " + advice);
    }
}
