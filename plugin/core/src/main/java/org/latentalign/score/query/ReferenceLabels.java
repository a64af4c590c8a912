package org.latentalign.score.query;

import java.util.Arrays;

/** The drugs and cell lines of references, by number: a negative one where it is not known. */
public final class ReferenceLabels {

    private int[] drugs = new int[64];

    private int[] lines = new int[64];

    private int size;

    /**
     * Takes the next reference.
     *
     * @param drug number of its drug
     * @param line number of its cell line, not negative; where cell lines are not known all have the same
     */
    public void add(final int drug, final int line) {
        if (size == drugs.length) {
            drugs = Arrays.copyOf(drugs, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        drugs[size] = drug;
        lines[size++] = line;
    }

    /** @return how many references there are */
    public int size() {
        return size;
    }

    /** @return the number of a reference's drug */
    public int drug(final long row) {
        return drugs[(int) row];
    }

    /** @return the number of a reference's cell line */
    public int line(final long row) {
        return lines[(int) row];
    }
}
