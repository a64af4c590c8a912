package org.latentalign.node.apply.encode;

import java.util.Arrays;

/** Counts cosines by the position of their rows, in bins that are about equally wide on a logarithmic axis. */
final class RankHistogram {

    /** Over cosines from -1 to 1. */
    static final int COSINE_BINS = 200;

    /** About so many bins of positions; the first ones hold a single position each. */
    private static final int RANK_BINS = 48;

    /** Where bins of positions begin, from 1, and where the last one ends. */
    private final long[] edges;

    /** By bin of positions and bin of cosines. */
    private final long[][] counts;

    /** By bin of positions. */
    private final double[] sums;

    /** The bin of the last position. */
    private int bin;

    // running means and sums of products about them (Welford 1962)
    private long n;
    private double meanLogarithm;
    private double meanCosine;
    private double squaredLogarithms;
    private double squaredCosines;
    private double products;

    /** @param rowCount how many positions there are, at least 1 */
    RankHistogram(final long rowCount) {
        edges = edges(rowCount);
        counts = new long[edges.length - 1][COSINE_BINS];
        sums = new double[edges.length - 1];
    }

    private static long[] edges(final long rowCount) {
        double ratio = Math.pow(rowCount + 1.0, 1.0 / RANK_BINS);
        long[] edges = new long[2 * RANK_BINS];
        int size = 0;
        for (long edge = 1; edge <= rowCount; edge = Math.max(edge + 1, Math.round(edge * ratio))) {
            edges[size++] = edge;
        }
        edges[size++] = rowCount + 1;
        return Arrays.copyOf(edges, size);
    }

    /**
     * Counts a row.
     *
     * @param row its position from 0, not less than that of the row before
     * @param cosine from -1 to 1
     */
    void add(final long row, final double cosine) {
        while (row + 1 >= edges[bin + 1]) {
            bin++;
        }
        counts[bin][Math.min(COSINE_BINS - 1, (int) ((cosine + 1) / 2 * COSINE_BINS))]++;
        sums[bin] += cosine;
        n++;
        double logarithm = Math.log(row + 1.0);
        double logarithmBefore = logarithm - meanLogarithm;
        double cosineBefore = cosine - meanCosine;
        meanLogarithm += logarithmBefore / n;
        meanCosine += cosineBefore / n;
        squaredLogarithms += logarithmBefore * (logarithm - meanLogarithm);
        squaredCosines += cosineBefore * (cosine - meanCosine);
        products += logarithmBefore * (cosine - meanCosine);
    }

    /** @return how many rows were counted */
    long count() {
        return n;
    }

    /** @return the mean cosine; 0 without rows */
    double mean() {
        return meanCosine;
    }

    /** @return Pearson's correlation of the cosine with the logarithm of the position, or NaN when one is constant */
    double correlation() {
        double correlation = products / Math.sqrt(squaredLogarithms) / Math.sqrt(squaredCosines);
        return Double.isFinite(correlation) ? correlation : Double.NaN;
    }

    /** @return how many bins of positions there are */
    int bins() {
        return sums.length;
    }

    /** @return the first position of a bin, from 1 */
    long from(final int index) {
        return edges[index];
    }

    /** @return the first position behind a bin */
    long to(final int index) {
        return edges[index + 1];
    }

    /** @return how many rows a bin of positions has with a cosine in bins {@code low} to, without it, {@code high} */
    long count(final int index, final int low, final int high) {
        return Arrays.stream(counts[index], low, high).sum();
    }

    /** @return the mean cosine of the rows in a bin of positions, or NaN when it has none */
    double mean(final int index) {
        return sums[index] / count(index, 0, COSINE_BINS);
    }
}
