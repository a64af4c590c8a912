package org.latentalign.score.query;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The running sum of an enrichment score, with as many points as a picture needs.
 *
 * @param places how many genes of the reference were walked down, ascending; none for a list without genes or of all genes
 * @param sums at these places, rounded to four decimals
 */
public record RunningSum(double[] places, double[] sums) {

    /** More genes are thinned out. */
    private static final int MOST_POINTS = 60;

    private static final double DECIMALS = 1e4;

    /** Copies the arrays. */
    public RunningSum {
        places = places.clone();
        sums = sums.clone();
    }

    /**
     * Walks down a reference.
     *
     * @param ranked reference
     * @param set genes, each once
     * @param genes d, how many the reference has
     */
    static RunningSum of(final RankedReference ranked, final int[] set, final int genes) {
        if (set.length == 0 || set.length == genes) {
            return new RunningSum(new double[0], new double[0]);
        }
        final double[] running = ranked.running(set);
        final int step = Math.max(1, (running.length + MOST_POINTS - 1) / MOST_POINTS);
        final var kept = new TreeSet<Integer>();
        for (int place = 0; place < running.length; place += step) {
            kept.add(place);
        }
        kept.add(running.length - 1);
        // the highest and the lowest point, of which one is the score
        kept.add(IntStream.range(0, running.length)
                .reduce(0, (best, place) -> running[place] > running[best] ? place : best));
        kept.add(IntStream.range(0, running.length)
                .reduce(0, (best, place) -> running[place] < running[best] ? place : best));
        return new RunningSum(
                kept.stream().mapToDouble(Integer::doubleValue).toArray(),
                kept.stream()
                        .mapToDouble(place -> Math.rint(running[place] * DECIMALS) / DECIMALS)
                        .toArray());
    }

    /** @return how many genes were walked down; a copy */
    @Override
    public double[] places() {
        return places.clone();
    }

    /** @return the sums; a copy */
    @Override
    public double[] sums() {
        return sums.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof RunningSum sum && Arrays.equals(places, sum.places) && Arrays.equals(sums, sum.sums);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return places.length + " points of a running sum";
    }
}
