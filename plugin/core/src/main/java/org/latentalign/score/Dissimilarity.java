package org.latentalign.score;

import java.util.Arrays;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Ray;
import org.latentalign.progress.Progress;

/** How unlike two vectors are, for maps. */
public enum Dissimilarity {
    /** 1 less the cosine, from 0 to 2: only directions count, as in all alignment scores. */
    COSINE {
        @Override
        public double between(final double[] first, final double[] second) {
            return 1 - Cosine.between(first, second);
        }

        @Override
        public boolean isDefinedFor(final double[] vector) {
            return Ray.along(vector).isDefined();
        }

        @Override
        Measure among(final double[][] vectors) {
            final Ray[] rays = Arrays.stream(vectors).map(Ray::along).toArray(Ray[]::new);
            return (i, j) -> 1 - rays[i].cosine(rays[j]);
        }
    },
    /** The length of the difference: lengths count, too. */
    EUCLIDEAN {
        @Override
        public double between(final double[] first, final double[] second) {
            double sum = 0;
            for (int j = 0; j < first.length; j++) {
                sum += (first[j] - second[j]) * (first[j] - second[j]);
            }
            return Length.isSafe(sum) ? Math.sqrt(sum) : scaled(first, second);
        }

        /** The same over a power of two, which changes no digit, and keeps squares of very large and small numbers. */
        private static double scaled(final double[] first, final double[] second) {
            double largest = 0;
            for (int j = 0; j < first.length; j++) {
                largest = Math.max(largest, Math.abs(first[j] - second[j]));
            }
            if (largest == 0 || !Double.isFinite(largest)) {
                return largest;
            }
            final int exponent = Math.getExponent(largest);
            double sum = 0;
            for (int j = 0; j < first.length; j++) {
                final double difference = Math.scalb(first[j] - second[j], -exponent);
                sum += difference * difference;
            }
            return Math.scalb(Math.sqrt(sum), exponent);
        }

        @Override
        public boolean isDefinedFor(final double[] vector) {
            return true;
        }
    };

    /**
     * @param first d finite values
     * @param second d finite values
     * @return 0 for equal vectors; NaN when it is not defined for one of them
     */
    public abstract double between(double[] first, double[] second);

    /** @return whether the vector can be compared with others: for the cosine, one of length zero cannot */
    public abstract boolean isDefinedFor(double[] vector);

    /** Compares vectors by their indices. */
    private interface Measure {

        double between(int i, int j);
    }

    /** What vectors need to be compared with one another is computed once. */
    Measure among(final double[][] vectors) {
        return (i, j) -> between(vectors[i], vectors[j]);
    }

    /**
     * All vectors with each other.
     *
     * @param vectors n vectors of d finite values each
     * @param progress told for every vector
     * @return n x n, symmetric, zero on the diagonal
     */
    public double[][] matrix(final double[][] vectors, final Progress progress) {
        final int n = vectors.length;
        final double[][] matrix = new double[n][n];
        final Measure measure = among(vectors);
        for (int i = 0; i < n; i++) {
            final int now = i;
            progress.report((double) now * now / n / n, () -> "Comparing point " + (now + 1) + " of " + n);
            for (int j = 0; j < i; j++) {
                matrix[i][j] = measure.between(i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
