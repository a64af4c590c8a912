package org.latentalign.calibration;

import java.util.Arrays;
import org.latentalign.kernel.NormalDeviates;

/** Small things that are done with simulated vectors. */
final class Vectors {

    private Vectors() {}

    static double[] normal(final int dimension, final NormalDeviates random) {
        final double[] vector = new double[dimension];
        Arrays.setAll(vector, j -> random.next());
        return vector;
    }

    /** The one vector and a multiple of the other. */
    static double[] sum(final double[] a, final double factor, final double[] b) {
        final double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    static double product(final double[] a, final double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Of length 1. */
    static double[][] units(final double[][] vectors) {
        return Arrays.stream(vectors)
                .map(vector -> {
                    final double length = Math.sqrt(product(vector, vector));
                    return Arrays.stream(vector).map(value -> value / length).toArray();
                })
                .toArray(double[][]::new);
    }
}
