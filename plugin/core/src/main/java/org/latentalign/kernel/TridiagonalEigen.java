package org.latentalign.kernel;

import java.util.Arrays;
import org.latentalign.progress.Progress;

/**
 * The eigenproblem of a symmetric tridiagonal matrix: divide and conquer (Cuppen 1981) with the eigenvectors of Gu and
 * Eisenstat ("A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem", 1995), and QL iterations for
 * what is small.
 */
final class TridiagonalEigen {

    private final double[] diagonal;
    private final double[] coupling;

    /** Blocks up to this size are not divided. */
    private final int leaf;

    private final Progress progress;

    /** Merged so far, as sums of cubes of sizes, and in all. */
    private double merged;

    private final double toMerge;

    private TridiagonalEigen(
            final double[] diagonal, final double[] coupling, final int leaf, final Progress progress) {
        this.diagonal = diagonal;
        this.coupling = coupling;
        this.leaf = leaf;
        this.progress = progress;
        toMerge = 4.0 / 3 * Math.pow(diagonal.length, 3);
    }

    /**
     * Eigenvalues, in no order, and what belongs to them.
     *
     * @param values n eigenvalues
     * @param vectors n eigenvectors of unit length, by rows
     */
    record Part(double[] values, double[][] vectors) {

        int size() {
            return values.length;
        }
    }

    /**
     * @param diagonal d numbers, changed
     * @param coupling d numbers, changed; number i couples i - 1 and i
     * @param leaf blocks up to this size are left to QL iterations; at least 1
     * @param progress told how far it is
     * @throws FitException when the iterations do not converge
     */
    static Part solve(final double[] diagonal, final double[] coupling, final int leaf, final Progress progress)
            throws FitException {
        return new TridiagonalEigen(diagonal, coupling, leaf, progress).solve();
    }

    private Part solve() throws FitException {
        final int d = diagonal.length;
        final double[] values = new double[d];
        final double[][] vectors = new double[d][];
        int end = 0;
        while (end < d) {
            final int start = end;
            end = QlIteration.endOfBlock(diagonal, coupling, start, d) + 1;
            final Part block = solveScaled(start, end);
            System.arraycopy(block.values(), 0, values, start, end - start);
            for (int i = start; i < end; i++) {
                vectors[i] = end - start == d ? block.vectors()[i] : placed(block.vectors()[i - start], start, d);
            }
        }
        return new Part(values, vectors);
    }

    private static double[] placed(final double[] part, final int start, final int length) {
        final double[] whole = new double[length];
        System.arraycopy(part, 0, whole, start, part.length);
        return whole;
    }

    /** Solves an uncoupled block, scaled to about 1, as squares would underflow otherwise (as LAPACK does in DSTEDC). */
    private Part solveScaled(final int start, final int end) throws FitException {
        double size = 0;
        for (int i = start; i < end; i++) {
            size = Math.max(size, Math.max(Math.abs(diagonal[i]), i == start ? 0 : Math.abs(coupling[i])));
        }
        final double unit = SymmetricEigen.powerOfTwo(size);
        for (int i = start; i < end; i++) {
            diagonal[i] /= unit;
            coupling[i] = i == start ? coupling[i] : coupling[i] / unit;
        }
        final Part block = solve(start, end);
        final double[] values =
                Arrays.stream(block.values()).map(value -> value * unit).toArray();
        return new Part(values, block.vectors());
    }

    private Part solve(final int start, final int end) throws FitException {
        if (end - start <= leaf) {
            progress.report(Math.min(1, merged / toMerge), SymmetricEigen::message);
            final double[][] vectors = QlIteration.solve(diagonal, coupling, start, end);
            return new Part(Arrays.copyOfRange(diagonal, start, end), vectors);
        }
        final int middle = start + (end - start) / 2;
        final double between = coupling[middle];
        diagonal[middle - 1] -= Math.abs(between);
        diagonal[middle] -= Math.abs(between);
        final Part upper = solve(start, middle);
        final Part lower = solve(middle, end);
        final double work = Math.pow(end - start, 3);
        final Part whole = new CoupledParts(upper, lower, between)
                .solve((fraction, message) ->
                        progress.report(Math.min(1, (merged + fraction * work) / toMerge), SymmetricEigen::message));
        merged += work;
        return whole;
    }
}
