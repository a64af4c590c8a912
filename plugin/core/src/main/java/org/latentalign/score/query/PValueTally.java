package org.latentalign.score.query;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The p-values of very many tests of which each is one of few shares, and their false discovery rates (Benjamini and Hochberg,
 * 1995), in memory for the different shares alone.
 */
public final class PValueTally {

    private final NavigableMap<Double, Long> counts = new TreeMap<>();

    private long tests;

    /**
     * Counts tests.
     *
     * @param p of all of them
     * @param count how many
     */
    public void add(final double p, final long count) {
        counts.merge(p, count, Long::sum);
        tests += count;
    }

    /** @return by p-value that occurs, the adjusted one: the false discovery rate at which a test with it passes */
    public Map<Double, Double> adjusted() {
        final Map<Double, Double> adjusted = new TreeMap<>();
        double smallest = 1;
        long rank = tests;
        for (final Map.Entry<Double, Long> entry : counts.descendingMap().entrySet()) {
            smallest = Math.min(smallest, entry.getKey() * tests / rank);
            adjusted.put(entry.getKey(), smallest);
            rank -= entry.getValue();
        }
        return adjusted;
    }
}
