package org.latentalign.node.shared.compare;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts rows that are there twice, as in a table that was appended to itself: they pass for replicates and make errors
 * look smaller than they are. Rows are told apart by fingerprints of 64 bits.
 */
public final class RepeatedRows {

    private final Set<Long> fingerprints = new HashSet<>();

    private long repeated;

    private String first;

    /** @param row that is used */
    public void add(final ComparedRows.Row row) {
        long fingerprint = 0x9E3779B97F4A7C15L * (1 + Arrays.hashCode(row.labels()));
        for (double value : row.before()) {
            fingerprint = (fingerprint ^ Double.doubleToLongBits(value)) * 0xBF58476D1CE4E5B9L;
            fingerprint ^= fingerprint >>> 29;
        }
        if (!fingerprints.add(fingerprint)) {
            repeated++;
            if (first == null) {
                first = row.rowKey();
            }
        }
    }

    /** @return a sentence for the user when there are such rows */
    public Optional<String> sentence() {
        if (repeated == 0) {
            return Optional.empty();
        }
        return Optional.of((repeated == 1 ? "1 row repeats" : repeated + " rows repeat")
                + " another one in all labels and values, and "
                + (repeated == 1 ? "counts as a replicate" : "count as replicates") + "; the first: \"" + first
                + "\". Was the table appended to itself?");
    }
}
