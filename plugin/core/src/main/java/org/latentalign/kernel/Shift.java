package org.latentalign.kernel;

import java.util.Arrays;

/** The step from one vector to another, such as from the mean of the controls to that of the treated samples. */
public final class Shift {

    /** A difference of this share of the vectors is rounding: sums of some samples differ by a few units of 2^-53. */
    private static final double ROUNDING = 0x1p-48;

    private Shift() {}

    /**
     * The difference. One that is only rounding, no longer than 2^-48 of the lengths of both vectors together, has length
     * zero, since its direction means nothing: two such differences may well point in the same one.
     *
     * @param from d values
     * @param to d values
     * @return d values, new: {@code to - from}, or zeros
     */
    public static double[] between(final double[] from, final double[] to) {
        final double[] shift = new double[from.length];
        for (int j = 0; j < shift.length; j++) {
            shift[j] = to[j] - from[j];
        }
        final double bound = ROUNDING * Length.of(from) + ROUNDING * Length.of(to);
        if (Double.isFinite(bound) && Length.of(shift) <= bound) {
            Arrays.fill(shift, 0);
        }
        return shift;
    }
}
