package org.latentalign.kernel;

/**
 * The equation {@code 1 + sum_j w_j / (d_j - x) = 0} with ascending poles d and positive weights w, whose n roots are the
 * eigenvalues of {@code diag(d) + w^(1/2) w^(1/2)^T}: one behind each pole, before the next.
 *
 * <p>Each root is found as a distance from the nearer of its two poles, since only the differences of roots and poles,
 * not the roots, are precise enough for eigenvectors. Every step solves the equation of two poles that has this one's
 * value and slopes on both sides, the "middle way" (Li, "Solving secular equations stably and efficiently", LAPACK
 * Working Note 89, 1993), within a bracket that halves where that is slow.
 */
final class SecularEquation {

    private static final double EPSILON = Math.ulp(1.0);

    /** Far more than the four or five steps that a root takes, and enough for halving alone. */
    private static final int MAX_STEPS = 400;

    private final double[] poles;
    private final double[] weights;
    private final int n;
    private final double sumOfWeights;

    /** By root: the pole from which it is measured, and how far behind it the root is. */
    private final int[] origins;

    private final double[] offsets;

    /** At the current place: the sums over the poles up to the split and beyond it, and their slopes. */
    private double before;

    private double slopeBefore;
    private double beyond;
    private double slopeBeyond;

    /** Bounds what rounding does to the value. */
    private double error;

    /**
     * @param poles ascending, distinct
     * @param weights positive
     */
    SecularEquation(final double[] poles, final double[] weights) {
        this.poles = poles;
        this.weights = weights;
        n = poles.length;
        origins = new int[n];
        offsets = new double[n];
        double sum = 0;
        for (final double weight : weights) {
            sum += weight;
        }
        sumOfWeights = sum;
        for (int i = 0; i < n; i++) {
            if (n == 1) {
                offsets[i] = weights[0];
            } else if (i == n - 1) {
                solveLast();
            } else {
                solveBetween(i);
            }
        }
    }

    /** @return the root behind pole i */
    double root(final int i) {
        return poles[origins[i]] + offsets[i];
    }

    /** @return pole j less the root behind pole i, to full precision */
    double distance(final int j, final int i) {
        return poles[j] - poles[origins[i]] - offsets[i];
    }

    private void solveBetween(final int i) {
        final double gap = poles[i + 1] - poles[i];
        final double value = evaluate(i, gap / 2, i);
        final double lower = weights[i];
        final double upper = weights[i + 1];
        // the other poles as they are in the middle between the two
        final double others = value + 2 * lower / gap - 2 * upper / gap;
        if (value >= 0) {
            final double a = others * gap + lower + upper;
            final double b = lower * gap;
            final double root = Math.sqrt(Math.abs(a * a - 4 * b * others));
            final double guess = a > 0 ? 2 * b / (a + root) : (a - root) / (2 * others);
            origins[i] = i;
            offsets[i] = iterate(i, i, 0, gap / 2, guess);
        } else {
            final double a = others * gap - lower - upper;
            final double b = upper * gap;
            final double root = Math.sqrt(Math.abs(a * a + 4 * b * others));
            final double guess = a < 0 ? 2 * b / (a - root) : -(a + root) / (2 * others);
            origins[i] = i + 1;
            offsets[i] = iterate(i + 1, i, -gap / 2, 0, guess);
        }
    }

    private void solveLast() {
        final int last = n - 1;
        final double gap = poles[last] - poles[last - 1];
        final double value = evaluate(last, sumOfWeights / 2, last - 1);
        final double others = value + weights[last - 1] / (gap + sumOfWeights / 2) + weights[last] / (sumOfWeights / 2);
        final double b = others * gap - weights[last - 1] - weights[last];
        final double root = Math.sqrt(Math.abs(b * b + 4 * others * weights[last] * gap));
        final double guess = b >= 0 ? 2 * weights[last] * gap / (b + root) : (root - b) / (2 * others);
        origins[last] = last;
        offsets[last] = iterate(last, last - 1, 0, sumOfWeights, guess);
    }

    /** The root within a bracket, measured from the origin; the poles up to the split are taken together. */
    private double iterate(final int origin, final int split, final double from, final double to, final double guess) {
        double low = from;
        double high = to;
        double place = guess > low && guess < high ? guess : (low + high) / 2;
        double previous = Double.POSITIVE_INFINITY;
        int slow = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            final double value = evaluate(origin, place, split);
            if (Math.abs(value) <= error) {
                return place;
            }
            if (value < 0) {
                low = place;
            } else {
                high = place;
            }
            slow = Math.abs(value) > previous / 10 ? slow + 1 : 0;
            previous = Math.abs(value);
            final double next = place + step(value, origin, place, split);
            final double middle = (low + high) / 2;
            final double chosen = next > low && next < high && slow < 2 ? next : middle;
            slow = slow < 2 ? slow : 0;
            if (chosen <= low || chosen >= high) { // neighboring numbers
                return place;
            }
            place = chosen;
        }
        return place;
    }

    /** To the root of the equation of two poles, those beside the split. */
    private double step(final double value, final int origin, final double place, final int split) {
        final double lower = poles[split] - poles[origin] - place;
        final double upper = poles[split + 1] - poles[origin] - place;
        final double a = (lower + upper) * value - lower * upper * (slopeBefore + slopeBeyond);
        final double b = lower * upper * value;
        final double others = value - lower * slopeBefore - upper * slopeBeyond;
        final double step;
        if (upper > 0) {
            final double root = Math.sqrt(Math.abs(a * a - 4 * b * others));
            step = others == 0 ? b / a : a <= 0 ? (a - root) / (2 * others) : 2 * b / (a + root);
        } else { // behind the last pole
            final double positive = Math.abs(others);
            final double root = Math.sqrt(Math.abs(a * a - 4 * b * positive));
            step = a >= 0 ? (a + root) / (2 * positive) : 2 * b / (a - root);
        }
        // the value rises with the place
        return value * step < 0 ? step : -value / (slopeBefore + slopeBeyond);
    }

    private double evaluate(final int origin, final double place, final int split) {
        double sum = 0;
        double slope = 0;
        double partial = 0;
        for (int j = 0; j <= split; j++) {
            final double inverse = 1 / (poles[j] - poles[origin] - place);
            final double term = weights[j] * inverse;
            sum += term;
            slope = Math.fma(term, inverse, slope);
            partial -= sum;
        }
        before = sum;
        slopeBefore = slope;
        sum = 0;
        slope = 0;
        for (int j = n - 1; j > split; j--) {
            final double inverse = 1 / (poles[j] - poles[origin] - place);
            final double term = weights[j] * inverse;
            sum += term;
            slope = Math.fma(term, inverse, slope);
            partial += Math.abs(sum);
        }
        beyond = sum;
        slopeBeyond = slope;
        error = EPSILON
                * (1
                        + 8 * (Math.abs(before) + Math.abs(beyond))
                        + Math.abs(partial)
                        + Math.abs(place) * (slopeBefore + slopeBeyond));
        return 1 + before + beyond;
    }
}
