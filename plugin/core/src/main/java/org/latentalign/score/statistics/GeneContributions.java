package org.latentalign.score.statistics;

import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Which genes a cosine comes from: contributions that sum up to it.
 *
 * @param cosine between the two signatures; NaN when one is 0
 * @param contributions d values; without a meaning when the cosine is NaN
 * @param residual the cosine less the sum of the contributions: 0, but for rounding, where it is linear in every gene
 */
public record GeneContributions(double cosine, double[] contributions, double residual) {

    /**
     * The contributions to the cosine of two signatures as they are: the products of their values.
     *
     * @param first d values
     * @param second d values
     */
    public static GeneContributions of(final double[] first, final double[] second) {
        return of(first, second, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * The contributions to the cosine of two signatures that were encoded by a linear map B: with M = B'B, those of the
     * one side and of the other, in halves.
     *
     * @param first d values
     * @param second d values
     * @param encode gives B x for x
     * @param transposed gives B' y for y
     */
    public static GeneContributions of(
            final double[] first,
            final double[] second,
            final UnaryOperator<double[]> encode,
            final UnaryOperator<double[]> transposed) {
        final double[] firstEncoded = encode.apply(first);
        final double[] secondEncoded = encode.apply(second);
        final double norm =
                Math.sqrt(product(firstEncoded, firstEncoded)) * Math.sqrt(product(secondEncoded, secondEncoded));
        final double cosine = product(firstEncoded, secondEncoded) / norm;
        final double[] ofFirst = transposed.apply(firstEncoded);
        final double[] ofSecond = transposed.apply(secondEncoded);
        final double[] contributions = new double[first.length];
        for (int j = 0; j < contributions.length; j++) {
            contributions[j] = (first[j] * ofSecond[j] + second[j] * ofFirst[j]) / 2 / norm;
        }
        return new GeneContributions(cosine, contributions, cosine - sum(contributions));
    }

    /**
     * The contributions to the cosine of two signatures that were encoded by a nonlinear map: those of its linear part
     * at one place, and what is left.
     *
     * @param first d values
     * @param second d values
     * @param jacobian h x d: the derivatives of the embedding at the mean of the controls
     * @param encodedCosine the cosine of the signatures as they were encoded
     */
    public static GeneContributions ofJacobian(
            final double[] first, final double[] second, final double[][] jacobian, final double encodedCosine) {
        final GeneContributions linear =
                of(first, second, x -> times(jacobian, x), y -> timesTransposed(jacobian, y, first.length));
        return new GeneContributions(encodedCosine, linear.contributions, encodedCosine - sum(linear.contributions));
    }

    /**
     * The shares of the eigendirections of a spectral encoder in the cosine of two encoded signatures.
     *
     * @param first projections of the one signature on the directions
     * @param second projections of the other
     * @param gains of the directions
     * @return one a direction; they sum up to the encoded cosine
     */
    public static double[] ofDirections(final double[] first, final double[] second, final double[] gains) {
        final double[] a = new double[gains.length];
        final double[] b = new double[gains.length];
        for (int k = 0; k < gains.length; k++) {
            a[k] = gains[k] * first[k];
            b[k] = gains[k] * second[k];
        }
        return of(a, b).contributions;
    }

    /** @return the genes by falling contribution; of equals the first comes first */
    public int[] order() {
        return IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -contributions[j]))
                .mapToInt(j -> j)
                .toArray();
    }

    private static double product(final double[] a, final double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double sum(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] times(final double[][] matrix, final double[] vector) {
        return IntStream.range(0, matrix.length)
                .mapToDouble(i -> product(matrix[i], vector))
                .toArray();
    }

    private static double[] timesTransposed(final double[][] matrix, final double[] vector, final int columns) {
        final double[] product = new double[columns];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                product[j] += matrix[i][j] * vector[i];
            }
        }
        return product;
    }
}
