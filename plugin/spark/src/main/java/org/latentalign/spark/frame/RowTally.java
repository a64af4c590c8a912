package org.latentalign.spark.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.autoencoder.RowDefects;

/**
 * Counts rows, those without a usable vector by what is wrong with them, and those that the preprocessing treats
 * specially, so that none is lost in silence. Tallies of parts add up in the order of the parts.
 *
 * <p>Not a record: the version of Kryo that Spark 3.5 has cannot read records.
 */
public final class RowTally implements Serializable {

    private static final long serialVersionUID = 1L;

    private long rows;
    private final RowDefects defects = new RowDefects();
    private long specialCases;
    private String firstSpecialCase;

    /** Counts a row, whatever becomes of it. */
    void addRow() {
        rows++;
    }

    /**
     * Counts a row that gives no vector.
     *
     * @param place which row it is, such as "row 17 of partition 3"; asked for the first one only
     * @param defect what is wrong with it
     */
    void addDefect(final Supplier<String> place, final RowDefect defect) {
        defects.add(place, defect);
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
        defects.add(later.defects);
        specialCases += later.specialCases;
        firstSpecialCase = firstSpecialCase == null ? later.firstSpecialCase : firstSpecialCase;
    }

    /** @return how many rows there were */
    public long rows() {
        return rows;
    }

    /** @return how many of them gave no vector */
    public long skipped() {
        return defects.count();
    }

    /**
     * @param kind what was wrong
     * @return how many rows had that
     */
    public long skipped(final RowDefect.Kind kind) {
        return defects.count(kind);
    }

    /** @return the first row without a vector and what is wrong with it, as the beginning of a sentence */
    public String firstDefect() {
        return "R" + defects.first().substring(1);
    }

    /**
     * @param whatHappened to the rows without a vector: reads well before "3 of 100 rows"
     * @return the sentence for the user, without a full stop
     */
    public String sentence(final String whatHappened) {
        return defects.sentence(rows, whatHappened);
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
