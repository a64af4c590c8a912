package org.latentalign.score.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.kernel.Length;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.FloatError;

/**
 * Background signatures that are sets of genes, which stand for directions with a value for few genes: the values of these are
 * added up, and no others looked at.
 */
final class SetProduct implements BackgroundProduct {

    private static final int TOGETHER = 4;

    private final List<GeneSets> sets;

    /** By signature: the genes of its sets, ascending. */
    private final int[][] genes;

    /** By signature and gene: its value in the unit vector. */
    private final double[][] units;

    private final double error;

    /**
     * @param sets at least one
     * @param dimension d, how many genes there are
     */
    SetProduct(final List<GeneSets> sets, final int dimension) {
        this.sets = sets;
        genes = new int[sets.size()][];
        units = new double[sets.size()][];
        int most = 0;
        for (int b = 0; b < units.length; b++) {
            final double[] unit = Length.unit(sets.get(b).direction(dimension));
            genes[b] = IntStream.range(0, dimension)
                    .filter(gene -> unit[gene] != 0)
                    .toArray();
            units[b] = Arrays.stream(genes[b]).mapToDouble(gene -> unit[gene]).toArray();
            most = Math.max(most, genes[b].length);
        }
        // each value meets a rounding of its own, at most one for each addition, and two when the sum is scaled
        error = FloatError.ofSum(most + 2, 1);
    }

    int size() {
        return units.length;
    }

    @Override
    public void multiply(final FloatColumns references, final float[][] cosines) {
        final float[][] values = references.values();
        final int size = references.size();
        for (int b = 0; b < units.length; b++) {
            final float[] sum = cosines[b];
            Arrays.fill(sum, 0, size, 0);
            add(values, sets.get(b).downGenes(), size, sum);
            negate(sum, size);
            add(values, sets.get(b).upGenes(), size, sum);
            scale(sum, units[b].length == 0 ? 0 : (float) Math.abs(units[b][0]), size);
        }
    }

    private static void add(final float[][] values, final int[] genes, final int size, final float[] sum) {
        int i = 0;
        for (; i + TOGETHER <= genes.length; i += TOGETHER) {
            addFour(values[genes[i]], values[genes[i + 1]], values[genes[i + 2]], values[genes[i + 3]], size, sum);
        }
        for (; i < genes.length; i++) {
            addOne(values[genes[i]], size, sum);
        }
    }

    private static void addFour(
            final float[] a, final float[] b, final float[] c, final float[] d, final int size, final float[] sum) {
        for (int r = 0; r < size; r++) {
            sum[r] += a[r] + b[r] + (c[r] + d[r]);
        }
    }

    private static void addOne(final float[] a, final int size, final float[] sum) {
        for (int r = 0; r < size; r++) {
            sum[r] += a[r];
        }
    }

    private static void negate(final float[] sum, final int size) {
        for (int r = 0; r < size; r++) {
            sum[r] = -sum[r];
        }
    }

    private static void scale(final float[] sum, final float factor, final int size) {
        for (int r = 0; r < size; r++) {
            sum[r] *= factor;
        }
    }

    @Override
    public double error() {
        return error;
    }

    @Override
    public double exact(final int signature, final double[] reference) {
        double sum = 0;
        for (int i = 0; i < genes[signature].length; i++) {
            sum = Math.fma(reference[genes[signature][i]], units[signature][i], sum);
        }
        return Math.max(-1, Math.min(1, sum));
    }
}
