package org.latentalign.format.vectors;

/** Counts the numbers that single precision cannot hold even roughly. */
public final class SingleLosses {

    private long tooLarge;

    private long tooSmall;

    /**
     * @param number any
     * @return it in single precision
     */
    public float rounded(final double number) {
        final float single = (float) number;
        if (Float.isInfinite(single) && Double.isFinite(number)) {
            tooLarge++;
        } else if (single == 0 && number != 0) {
            tooSmall++;
        }
        return single;
    }

    /** @return how many were beyond the largest number, 3.4e38, and became infinite */
    public long tooLarge() {
        return tooLarge;
    }

    /** @return how many were nearer to zero than the smallest number, 1.4e-45, and became zero */
    public long tooSmall() {
        return tooSmall;
    }
}
