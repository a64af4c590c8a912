package org.latentalign.search;

/**
 * How far scores in single precision can be from those in double, proven; so a search in single precision knows which
 * candidates it must compute again.
 *
 * <p>Let v be a candidate and w a query as the computation in double has them, {@code |v| <= 1 + 2^-40} (it was divided by
 * its length) and {@code |w| <= 1} (it was divided by a power of two), and {@code u = 2^-24}.
 *
 * <ol>
 *   <li>Both are rounded to single precision: {@code v'_j = v_j (1 + e) + t} with {@code |e| <= 1.001 u} (the little more
 *       since v' is made by one multiplication with the inverse length, which costs up to four roundings in double) and
 *       {@code |t| <= 2^-149}, which is what underflow can do; likewise w.
 *   <li>{@code v'.w'} is summed by d fused multiply-adds one after the other. Each product thus meets at most d
 *       roundings, and the sum is {@code sum v'_j w'_j (1 + e_j)} with {@code |e_j| <= g(d)}, {@code g(k) = k u / (1 - k
 *       u)} (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1), plus at most {@code d 2^-149}.
 *   <li>By Cauchy and Schwarz {@code sum |v_j w_j| <= |v| |w|}. So the computed {@code v'.w'} is within {@code g(d + 3) |w|
 *       + d 2^-140} of the exact v.w: two of the three are the roundings of v and w, the third takes in the 1.001, the
 *       length of v, and the errors of |w|.
 *   <li>The double computation is within {@code d 2^-53 (1 + ...) |w|} of v.w, which is less than {@code u |w|} for every d
 *       below 2^28: one more.
 *   <li>A score of two or three terms adds them by at most two additions in each precision: {@code (b - a) + c} is within
 *       {@code (g(d + 4) + 3 u)(|a| + |b| + |c|)} of the double computation's.
 * </ol>
 *
 * With {@code g(d + 10)} there is something to spare, also for the few roundings of the bound's own arithmetic, in double.
 */
public final class FloatError {

    private static final double UNIT = 0x1p-24;

    /** What underflow can do to a sum, by position. */
    private static final double UNDERFLOW = 0x1p-140;

    private FloatError() {}

    /**
     * The bound for sums of products of unit vectors with queries.
     *
     * @param d the length of the vectors
     * @param lengths the sum of the queries' lengths, in units of the power of two that they were divided by
     * @return the bound in the same units; infinite when d is so large that nothing can be said
     */
    public static double ofSum(final int d, final double lengths) {
        final double roundings = (d + 10.0) * UNIT;
        return roundings < 0.5 ? roundings / (1 - roundings) * lengths + 3.0 * d * UNDERFLOW : Double.POSITIVE_INFINITY;
    }

    /**
     * The bound for sums that are made in parts: each product meets the roundings of its part and those of adding the parts.
     *
     * @param d the length of the vectors
     * @param part how many products are summed before the sum is added to those of other parts
     * @param lengths the sum of the queries' lengths, in units of the power of two that they were divided by
     * @return the bound in the same units
     */
    public static double ofPartialSums(final int d, final int part, final double lengths) {
        return ofSum(Math.min(part, d) + (d + part - 1) / part, lengths) + 3.0 * d * UNDERFLOW;
    }

    /**
     * The bound for a shifted cosine {@code (1 + cos) / 2}, which is at most 1: half of the cosine's, and a few roundings
     * of the shifting and of later additions of the bound itself.
     *
     * @param d the length of the vectors
     * @return the bound
     */
    public static double ofShiftedCosine(final int d) {
        return 0.5 * ofSum(d, 1) + 8 * UNIT;
    }
}
