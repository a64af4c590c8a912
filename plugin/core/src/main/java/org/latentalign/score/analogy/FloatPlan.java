package org.latentalign.score.analogy;

import java.util.Arrays;
import java.util.Optional;
import org.latentalign.kernel.FloatProduct;
import org.latentalign.kernel.Length;
import org.latentalign.search.FloatError;

/**
 * A {@link SearchPlan} in single precision: the queries that are needed, divided by a power of two so that none is longer
 * than 1, and for each question in which range the score in double can be when that in single precision is known.
 *
 * <p>For sums the range is the score and the bound of {@link FloatError} on both sides. For 3CosMul every shifted cosine x
 * is kept with its bound h added, so that {@code (b + h)(c + h) / (a - h + 0.001)} is not below the score, and {@code (b -
 * h)(c - h) / (a + h + 0.001)} not above it; both up to a few roundings, for which {@link #SLACK} is more than enough.
 */
final class FloatPlan {

    /** More than ten roundings. */
    private static final double SLACK = 0x1p-20;

    private final SearchPlan plan;

    private final FloatProduct product;

    /** By query: which row of the product is its, or -1. */
    private final int[] rowOf;

    /** The power of two. */
    private final double unit;

    /** By question: the bound of a sum. */
    private final double[] errors;

    private final double cosineError;

    private FloatPlan(
            final SearchPlan plan,
            final FloatProduct product,
            final int[] rowOf,
            final double unit,
            final double[] errors,
            final double cosineError) {
        this.plan = plan;
        this.product = product;
        this.rowOf = rowOf;
        this.unit = unit;
        this.errors = errors;
        this.cosineError = cosineError;
    }

    /**
     * @param plan in double
     * @return the same in single precision, or empty when that would not help
     */
    static Optional<FloatPlan> of(final SearchPlan plan) {
        final double[][] queries = plan.queries();
        if (plan.method() == AnalogyMethod.PAIR_DIRECTION || plan.questionCount() == 0) {
            return Optional.empty(); // its scores are divided by a distance, which may be as small as one likes
        }
        final double[] lengths = Arrays.stream(queries).mapToDouble(Length::of).toArray();
        final double longest = Arrays.stream(lengths).max().orElse(0);
        final double cosineError = FloatError.ofShiftedCosine(queries[0].length);
        final boolean isProduct = plan.method() == AnalogyMethod.THREE_COS_MUL;
        if (longest == 0 || longest > Double.MAX_VALUE / 4 || isProduct && cosineError > SearchPlan.EPSILON / 2) {
            return Optional.empty();
        }
        final int[] rowOf = rowOf(plan, queries.length);
        final double unit = isProduct ? 1 : Math.scalb(1.0, Math.getExponent(longest) + 1);
        final double[] errors = errors(plan, lengths, unit, queries[0].length);
        return Optional.of(new FloatPlan(plan, product(queries, rowOf, unit), rowOf, unit, errors, cosineError));
    }

    private static int[] rowOf(final SearchPlan plan, final int queries) {
        final boolean[] isUsed = new boolean[queries];
        for (int q = 0; q < plan.questionCount(); q++) {
            isUsed[plan.singleOf(q)] = true;
            if (plan.pairOf(q) != SearchPlan.NO_PAIR) {
                isUsed[plan.firstOf(plan.pairOf(q))] = true;
                isUsed[plan.secondOf(plan.pairOf(q))] = true;
            }
        }
        final int[] rowOf = new int[queries];
        int rows = 0;
        for (int query = 0; query < queries; query++) {
            rowOf[query] = isUsed[query] ? rows++ : -1;
        }
        return rowOf;
    }

    private static FloatProduct product(final double[][] queries, final int[] rowOf, final double unit) {
        final float[][] rows =
                new float[(int) Arrays.stream(rowOf).filter(row -> row >= 0).count()][queries[0].length];
        for (int query = 0; query < queries.length; query++) {
            for (int j = 0; rowOf[query] >= 0 && j < queries[query].length; j++) {
                rows[rowOf[query]][j] = (float) (queries[query][j] / unit);
            }
        }
        return new FloatProduct(rows);
    }

    private static double[] errors(
            final SearchPlan plan, final double[] lengths, final double unit, final int dimension) {
        final double[] errors = new double[plan.questionCount()];
        for (int q = 0; q < errors.length; q++) {
            double sum = lengths[plan.singleOf(q)];
            if (plan.pairOf(q) != SearchPlan.NO_PAIR) {
                sum += lengths[plan.firstOf(plan.pairOf(q))] + lengths[plan.secondOf(plan.pairOf(q))];
            }
            errors[q] = unit * FloatError.ofSum(dimension, sum / unit);
        }
        return errors;
    }

    SearchPlan exact() {
        return plan;
    }

    FloatProduct product() {
        return product;
    }

    boolean isProduct() {
        return plan.isProduct();
    }

    /** The row of the product with the question's second term. */
    int singleOf(final int q) {
        return rowOf[plan.singleOf(q)];
    }

    int firstOf(final int pair) {
        return rowOf[plan.firstOf(pair)];
    }

    int secondOf(final int pair) {
        return rowOf[plan.secondOf(pair)];
    }

    /** From which score in single precision on the score in double can be so high. */
    float gate(final int q, final double score) {
        final double lowest = isProduct() ? score * (1 - SLACK) : (score - errors[q]) / unit;
        final float gate = (float) lowest;
        return gate > lowest ? Math.nextDown(gate) : gate;
    }

    /** What the score in double is not above. */
    double highest(final int q, final float score) {
        return isProduct() ? score * (1 + SLACK) : score * unit + errors[q];
    }

    /** What the score in double is not below; for sums. */
    double lowest(final int q, final float score) {
        return score * unit - errors[q];
    }

    /** What the score in double is not below; for 3CosMul, from the raised shifted cosines. */
    double lowest(final float raisedA, final float raisedB, final float raisedC) {
        final double b = Math.max(0, raisedB - 2 * cosineError);
        final double c = Math.max(0, raisedC - 2 * cosineError);
        return b * c / (raisedA + SearchPlan.EPSILON) * (1 - SLACK);
    }

    /** What a shifted cosine is not below, from that in single precision, raised. */
    double lowest(final float raised) {
        return Math.max(0, raised - 2 * cosineError) * (1 - SLACK);
    }

    /** The shifted cosine, raised by its bound. */
    float raise(final float cosine) {
        return Math.max(0, 0.5f + 0.5f * cosine) + (float) cosineError;
    }

    /** The first term of 3CosMul from raised shifted cosines, not below the true one. */
    float quotient(final float raisedB, final float raisedA) {
        return raisedB / (raisedA + (float) (SearchPlan.EPSILON - 2 * cosineError));
    }
}
