package org.latentalign.node.shared.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Dots in the place of a density of few values: those at nearly the same place stand above each other, to be counted. */
public final class StackedDots {

    /** With fewer values a curve would show its own smoothness and little else. */
    public static final int FEWEST_FOR_A_CURVE = 30;

    /** From one to the next of dots at the same place, as a share of the height: the last of so few is still seen. */
    private static final double STEP = 0.03;

    private StackedDots() {}

    /**
     * @param places of the dots along the axis of values
     * @param near what differs by about so much stands beside each other
     * @param lowest the height of the lowest dots, as a share of the highest
     * @param highest the height of what is drawn with them
     * @return the height of each dot
     */
    public static double[] heights(
            final double[] places, final double near, final double lowest, final double highest) {
        Map<Long, Integer> before = new HashMap<>();
        return Arrays.stream(places)
                .map(place -> highest * (lowest + STEP * (before.merge(Math.round(place / near), 1, Integer::sum) - 1)))
                .toArray();
    }
}
