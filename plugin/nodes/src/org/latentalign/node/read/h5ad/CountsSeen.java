package org.latentalign.node.read.h5ad;

/** Notices a matrix of counts that nobody has normalized: its numbers are whole, none is below 0, and some are above 1. */
final class CountsSeen {

    private boolean isWhole = true;

    private double largest;

    /** @param values of a cell, NaN where one is missing */
    void add(final double... values) {
        for (int i = 0; isWhole && i < values.length; i++) {
            double value = values[i];
            isWhole = Double.isNaN(value) || value >= 0 && value == Math.rint(value);
            largest = Math.max(largest, Double.isNaN(value) ? 0 : value);
        }
    }

    /** @return whether all values so far are counts, and not just marks of presence */
    boolean areCounts() {
        return isWhole && largest > 1;
    }
}
