package org.latentalign.spark.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latentalign.autoencoder.RowCondition;

/**
 * Counts rows, those without a usable vector by what is wrong with them, and those that the preprocessing treats
 * specially, so that none is lost in silence. Tallies of parts add up in the order of the parts.
 *
 * <p>Not a record: the version of Kryo that Spark 3.5 has cannot read records.
 */
public final class RowTally implements Serializable {

    private static final long serialVersionUID = 1L;

    private long rows;
    private final long[] defects = new long[RowDefect.Kind.values().length];
    private String firstDefect;
    private long specialCases;
    private String firstSpecialCase;

    /** Counts a row, whatever becomes of it. */
    void addRow() {
        rows++;
    }

    /**
     * Counts a row that gives no vector.
     *
     * @param place which row it is, such as "row 17 of partition 3"
     * @param defect what is wrong with it
     */
    void addDefect(final String place, final RowDefect defect) {
        if (firstDefect == null) {
            firstDefect = place + " " + defect.description();
        }
        defects[defect.kind().ordinal()]++;
    }

    /**
     * Counts a row that the preprocessing treats specially, such as one whose values are all the same.
     *
     * @param place which row it is
     * @param condition what was found
     */
    void addSpecialCase(final String place, final RowCondition condition) {
        if (firstSpecialCase == null) {
            firstSpecialCase = place + " " + condition.predicate();
        }
        specialCases++;
    }

    /**
     * Adds what was counted in a later part.
     *
     * @param later of the part behind
     */
    public void add(final RowTally later) {
        rows += later.rows;
        for (int kind = 0; kind < defects.length; kind++) {
            defects[kind] += later.defects[kind];
        }
        firstDefect = firstDefect == null ? later.firstDefect : firstDefect;
        specialCases += later.specialCases;
        firstSpecialCase = firstSpecialCase == null ? later.firstSpecialCase : firstSpecialCase;
    }

    /** @return how many rows there were */
    public long rows() {
        return rows;
    }

    /** @return how many of them gave no vector */
    public long skipped() {
        long sum = 0;
        for (final long count : defects) {
            sum += count;
        }
        return sum;
    }

    /**
     * @param kind what was wrong
     * @return how many rows had that
     */
    public long skipped(final RowDefect.Kind kind) {
        return defects[kind.ordinal()];
    }

    /** @return the first row without a vector and what is wrong with it, as the beginning of a sentence */
    public String firstDefect() {
        return "R" + firstDefect.substring(1);
    }

    /**
     * @param whatHappened to the rows without a vector: reads well before "3 of 100 rows"
     * @return the sentence for the user, without a full stop
     */
    public String sentence(final String whatHappened) {
        final String kinds = Stream.of(RowDefect.Kind.values())
                .filter(kind -> skipped(kind) > 0)
                .map(kind -> skipped(kind) + " with " + kind.plural())
                .collect(Collectors.joining(", "));
        return whatHappened + " " + skipped() + " of " + rows + (rows == 1 ? " row (" : " rows (") + kinds
                + "; the first: " + firstDefect + ")";
    }

    /**
     * @param whatHappened to the rows without a vector: reads well before "3 of 100 rows"
     * @return sentences that the user should know about the rows, often none
     */
    public List<String> warnings(final String whatHappened) {
        final List<String> warnings = new ArrayList<>();
        if (skipped() > 0) {
            warnings.add(sentence(whatHappened) + ".");
        }
        if (specialCases > 0) {
            warnings.add(
                    "The preprocessing met " + specialCases + (specialCases == 1 ? " special row" : " special rows")
                            + "; the first: " + firstSpecialCase + ".");
        }
        return warnings;
    }
}
