package org.latentalign.autoencoder;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the rows without a usable vector by what is wrong with them, so that none is lost in silence. Counts of parts add
 * up in the order of the parts.
 *
 * <p>Not a record, and serializable: the cluster that counts parts sends them, and Kryo 4 cannot read records.
 */
public final class RowDefects implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long[] counts = new long[RowDefect.Kind.values().length];

    private String first;

    /**
     * Counts a row.
     *
     * @param place which row it is, such as "row 17"; asked for the first one only
     * @param defect what is wrong with it
     */
    public void add(final Supplier<String> place, final RowDefect defect) {
        if (first == null) {
            first = place.get() + " " + defect.description();
        }
        counts[defect.kind().ordinal()]++;
    }

    /**
     * Adds what was counted in a later part.
     *
     * @param later of the part behind
     */
    public void add(final RowDefects later) {
        for (int kind = 0; kind < counts.length; kind++) {
            counts[kind] += later.counts[kind];
        }
        first = first == null ? later.first : first;
    }

    /** @return how many rows were counted */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * @param kind what was wrong
     * @return how many rows had that
     */
    public long count(final RowDefect.Kind kind) {
        return counts[kind.ordinal()];
    }

    /** @return the first of them and what is wrong with it, such as "row 17 has NaN at position 3"; null when there is none */
    public String first() {
        return first;
    }

    /**
     * @param rowCount how many rows there are, those without a vector included
     * @param whatHappened to those without one: reads well before "3 of 100 rows"
     * @return the sentence for the user, without a full stop; there is a row without a vector
     */
    public String sentence(final long rowCount, final String whatHappened) {
        final String kinds = Stream.of(RowDefect.Kind.values())
                .filter(kind -> count(kind) > 0)
                .map(kind -> count(kind) + " with " + kind.plural())
                .collect(Collectors.joining(", "));
        return whatHappened + " " + count() + " of " + rowCount + (rowCount == 1 ? " row (" : " rows (") + kinds
                + "; the first: " + first + ")";
    }
}
