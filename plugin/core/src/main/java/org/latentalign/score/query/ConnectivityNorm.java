package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean size of a query's connectivity scores, by cell line and sign: what normalized connectivity scores (NCS) are relative
 * to. Sums are kept in whole numbers, so that they do not depend on the order of the references.
 */
public final class ConnectivityNorm {

    /** A score of at most 1 is kept to 2^-40; sums of eight million of them have room. */
    private static final double UNIT = 0x1p40;

    /** By cell line: twice two numbers, the positive scores' sum and count and those of the negative. */
    private final List<long[]> sums = new ArrayList<>();

    /**
     * Takes a score.
     *
     * @param line number of the reference's cell line
     * @param connectivity WTCS; 0 counts for nothing
     */
    public void add(final int line, final double connectivity) {
        while (sums.size() <= line) {
            sums.add(new long[4]);
        }
        if (connectivity != 0 && !Double.isNaN(connectivity)) {
            final int offset = connectivity > 0 ? 0 : 2;
            sums.get(line)[offset] += Math.round(Math.abs(connectivity) * UNIT);
            sums.get(line)[offset + 1]++;
        }
    }

    /** @param other scores of other references, taken over */
    public void merge(final ConnectivityNorm other) {
        for (int line = 0; line < other.sums.size(); line++) {
            add(line, 0);
            for (int i = 0; i < 4; i++) {
                sums.get(line)[i] += other.sums.get(line)[i];
            }
        }
    }

    /**
     * Whether there is anything to compare scores with.
     *
     * @param line number of a cell line
     */
    public boolean isKnown(final int line) {
        return line < sums.size();
    }

    /**
     * Normalizes.
     *
     * @param line number of the reference's cell line
     * @param connectivity WTCS
     * @return NCS; 0 for 0; NaN where the cell line has no score of that sign
     */
    public double normalized(final int line, final double connectivity) {
        if (connectivity == 0 || Double.isNaN(connectivity)) {
            return connectivity;
        }
        final int offset = connectivity > 0 ? 0 : 2;
        if (line >= sums.size() || sums.get(line)[offset + 1] == 0) {
            return Double.NaN;
        }
        return connectivity / (sums.get(line)[offset] / UNIT / sums.get(line)[offset + 1]);
    }
}
