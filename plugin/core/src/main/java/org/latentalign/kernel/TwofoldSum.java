package org.latentalign.kernel;

/**
 * A number in twice the precision of a double: what sums of products are exact enough in that the quotient of two is
 * right when it is rounded once (Ogita, Rump and Oishi, "Accurate sum and dot product", 2005; Dekker, "A floating-point
 * technique for extending the available precision", 1971).
 *
 * @param value the number, rounded
 * @param error what is missing in the value, rounded
 */
record TwofoldSum(double value, double error) {

    /**
     * The inner product, as if summed in twice the precision and then rounded to it (Ogita, Rump and Oishi, algorithm
     * 5.3). The same bits for x and y exchanged.
     */
    static TwofoldSum ofProducts(final double[] x, final double[] y) {
        double sum = 0;
        double errors = 0;
        for (int j = 0; j < x.length; j++) {
            final double product = x[j] * y[j];
            final double next = sum + product;
            // exactly what the addition lost (Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem
            // B)
            final double taken = next - sum;
            final double lost = (sum - (next - taken)) + (product - taken);
            errors += Math.fma(x[j], y[j], -product) + lost;
            sum = next;
        }
        final double value = sum + errors;
        return new TwofoldSum(value, sum - value + errors);
    }

    /** The square root of a number that is not negative: one step of Newton's method from the root of the value. */
    TwofoldSum root() {
        final double root = Math.sqrt(value);
        return new TwofoldSum(root, (Math.fma(-root, root, value) + error) / (2 * root));
    }

    /** The product; the same bits whichever of the two is multiplied by the other. */
    TwofoldSum times(final TwofoldSum other) {
        final double product = value * other.value;
        final double rest = Math.fma(value, other.value, -product);
        return new TwofoldSum(product, rest + (value * other.error + error * other.value));
    }

    /** The quotient, rounded. */
    double dividedBy(final TwofoldSum other) {
        final double quotient = value / other.value;
        final double rest = Math.fma(-quotient, other.value, value) + error - quotient * other.error;
        return quotient + rest / other.value;
    }
}
