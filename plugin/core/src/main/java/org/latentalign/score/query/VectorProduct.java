package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentalign.kernel.FloatProduct;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.FloatError;
import org.latentalign.search.RowBlock;

/** Background signatures that are vectors. Positions are summed in parts, for the error of a sum grows with its length. */
final class VectorProduct implements BackgroundProduct {

    /** Signatures that are multiplied together. */
    private static final int GROUP = 96;

    /** Positions of a part, a multiple of what the kernel has in registers. */
    private static final int PART = 63;

    /** Exact sums at a time. */
    private static final int TOGETHER = 4;

    private final double[][] units;

    /** By group of signatures and part of the positions. */
    private final List<List<FloatProduct>> products = new ArrayList<>();

    private final double error;

    /** @param units unit vectors of d values, or zeros; not copied */
    VectorProduct(final double[][] units) {
        this.units = units;
        final int dimension = units[0].length;
        for (int first = 0; first < units.length; first += GROUP) {
            final List<FloatProduct> parts = new ArrayList<>();
            for (int from = 0; from < dimension; from += PART) {
                parts.add(product(first, from));
            }
            products.add(parts);
        }
        error = FloatError.ofPartialSums(dimension, PART, 1);
    }

    private FloatProduct product(final int first, final int from) {
        final float[][] rows = new float[Math.min(GROUP, units.length - first)][];
        for (int i = 0; i < rows.length; i++) {
            final double[] unit = units[first + i];
            rows[i] = new float[Math.min(PART, unit.length - from)];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = (float) unit[from + j];
            }
        }
        return new FloatProduct(rows);
    }

    @Override
    public void multiply(final FloatColumns references, final float[][] cosines) {
        final float[][] sums = new float[GROUP][RowBlock.CAPACITY];
        for (int g = 0; g < products.size(); g++) {
            final int first = g * GROUP;
            final int count = Math.min(GROUP, units.length - first);
            for (int part = 0; part < products.get(g).size(); part++) {
                final FloatProduct product = products.get(g).get(part);
                final float[][] positions =
                        Arrays.copyOfRange(references.values(), part * PART, part * PART + product.depth());
                product.multiply(positions, references.size(), sums);
                for (int i = 0; i < count; i++) {
                    if (part == 0) {
                        System.arraycopy(sums[i], 0, cosines[first + i], 0, references.size());
                    } else {
                        add(sums[i], cosines[first + i], references.size());
                    }
                }
            }
        }
    }

    private static void add(final float[] part, final float[] sum, final int size) {
        for (int r = 0; r < size; r++) {
            sum[r] += part[r];
        }
    }

    @Override
    public double error() {
        return error;
    }

    @Override
    public double exact(final int signature, final double[] reference) {
        final double[] unit = units[signature];
        double sum = 0;
        for (int j = 0; j < unit.length; j++) {
            sum = Math.fma(reference[j], unit[j], sum);
        }
        return clamped(sum);
    }

    private static double clamped(final double cosine) {
        return Math.max(-1, Math.min(1, cosine));
    }

    /** Four at a time: a sum waits for the one before it, and meanwhile there is time for three others. */
    @Override
    public void exact(final int[] signatures, final int count, final double[] reference, final double[] cosines) {
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            fourExact(signatures, i, reference, cosines);
        }
        for (; i < count; i++) {
            cosines[i] = exact(signatures[i], reference);
        }
    }

    private void fourExact(final int[] signatures, final int i, final double[] reference, final double[] cosines) {
        final double[] a = units[signatures[i]];
        final double[] b = units[signatures[i + 1]];
        final double[] c = units[signatures[i + 2]];
        final double[] d = units[signatures[i + 3]];
        double ofA = 0;
        double ofB = 0;
        double ofC = 0;
        double ofD = 0;
        for (int j = 0; j < reference.length; j++) {
            ofA = Math.fma(reference[j], a[j], ofA);
            ofB = Math.fma(reference[j], b[j], ofB);
            ofC = Math.fma(reference[j], c[j], ofC);
            ofD = Math.fma(reference[j], d[j], ofD);
        }
        cosines[i] = clamped(ofA);
        cosines[i + 1] = clamped(ofB);
        cosines[i + 2] = clamped(ofC);
        cosines[i + 3] = clamped(ofD);
    }
}
