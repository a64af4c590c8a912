package org.latentalign.score.query;

import java.util.HashMap;
import java.util.Map;

/** How often so many of so many background signatures scored as much as the query. For one thread. */
final class TailCounts {

    /** By the number of background signatures: how often 0, 1, 2, ... of them did. */
    private final Map<Integer, int[]> counts = new HashMap<>();

    private int lastSize;

    private int[] last;

    static double p(final int reached, final int background) {
        return background == 0 ? Double.NaN : (1.0 + reached) / (1.0 + background);
    }

    void add(final int reached, final int background) {
        if (background > 0) {
            if (background != lastSize) { // nearly all references are compared with as many
                last = counts.computeIfAbsent(background, size -> new int[size + 1]);
                lastSize = background;
            }
            last[reached]++;
        }
    }

    void addTo(final PValueTally tally) {
        counts.forEach((background, histogram) -> {
            for (int reached = 0; reached < histogram.length; reached++) {
                if (histogram[reached] > 0) {
                    tally.add(p(reached, background), histogram[reached]);
                }
            }
        });
    }
}
