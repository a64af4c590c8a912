package org.latentalign.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * The strongest directions of very many long rows, from a few passes over them and without a d x d matrix: a block Krylov
 * method (Musco and Musco, "Randomized block Krylov methods for stronger and faster approximate singular value
 * decomposition", 2015) from a random start, with full orthogonalization. Every pass multiplies the second moment S with
 * a block of new vectors, and adds these to a basis K; within K, eigenvalues theta and directions v are those of
 * {@code K S K^T} (Rayleigh and Ritz).
 *
 * <p>What it leaves out is bounded, not guessed. A direction comes with its residual {@code |S v - theta v|}, which is
 * known exactly. What S does outside of K is bounded by what it does to some random vectors that play no part in the
 * search (Halko, Martinsson and Tropp, "Finding structure with randomness", 2011, lemma 4.1): with q passes and the
 * projection P on what is outside of K, {@code P S^q z} is had from the passes anyway, since {@code P S = P S P'} for the
 * projection P' of one pass before; and the largest eigenvalue of {@code P S P} is at most the q-th root of the norm of
 * {@code P S^q}. The bound from the trace, which needs no luck, is taken where it is smaller.
 *
 * <p>One thread gives the rows: for every pass all of them, the same ones in the same order. The result is the same to the
 * last bit for any number of threads.
 */
public final class LeadingDirections implements RowIntake {

    /** Random vectors for the bound; the bound is wrong with a probability of {@link #FACTOR} to the power of minus this. */
    private static final int PROBES = 10;

    /** By which the longest image of a probe is multiplied, with sqrt(2 / pi), to be a bound. */
    private static final double FACTOR = 10;

    private static final double FAILURE_PROBABILITY = 1e-10;

    /** Of S, relative to its largest eigenvalue: what is left of a vector is nothing but rounding. */
    private static final double NOTHING = 1e-15;

    private static final double EPSILON = Math.ulp(1.0);

    /** Vectors of the basis that are taken together, of which a copy is made. */
    private static final int PART = 128;

    private static final int START = 1;
    private static final int PROBE = 2;
    private static final int SAMPLE = 3;

    private final int dimension;
    private final boolean centered;
    private final Scale scale;
    private final Executor executor;
    private final int threads;

    /** The rows so far drawn for {@link #sample()}, and how many there were to draw from. */
    private final double[][] sample;

    private final SplittableRandom draw;
    private long offered;

    /** K, one vector a row. */
    private final List<double[]> basis = new ArrayList<>();

    /** S times each vector of K. */
    private final List<double[]> images = new ArrayList<>();

    /** The vectors that the next pass multiplies with S. */
    private List<double[]> block;

    private double[][] probes;

    /** Logarithm of what the probes were divided by so far. */
    private double logProbes;

    private final double[] offset;
    private double[] mean;
    private MomentProduct pass;
    private int passes;
    private long n;
    private double trace;
    private Ritz ritz;

    /**
     * The pairs of eigenvalue and direction that the basis gives.
     *
     * @param values theta, descending
     * @param residuals {@code |S v - theta v|} of each
     * @param weights row i makes direction i of the vectors of the basis
     * @param coupling the norm of what S leads out of the basis
     * @param outside a bound for the eigenvalues of S outside of the basis
     * @param trace the sum of all eigenvalues of S
     */
    public record Ritz(
            double[] values, double[] residuals, double[][] weights, double coupling, double outside, double trace) {

        /**
         * A bound for the eigenvalues of S outside of the first so many directions: that of a matrix of two blocks, or the
         * trace that these directions leave.
         *
         * @param count how many directions
         * @return at least 0
         */
        public double tail(final int count) {
            final double inside = count < values.length ? Math.max(0, values[count]) : 0;
            final double half = (inside - outside) / 2;
            final double blocks = (inside + outside) / 2 + Math.hypot(half, count < values.length ? coupling : 0);
            double left = trace;
            for (int i = 0; i < count; i++) {
                left -= values[i];
            }
            final double rounding = values.length * EPSILON * trace;
            return Math.min(blocks, Math.max(0, left)) + rounding;
        }
    }

    /**
     * @param dimension d, at least 1
     * @param centered whether the mean of all rows is subtracted
     * @param scale by what to divide the second moment besides the number of rows
     * @param blockSize b, how many vectors every pass adds; about half of the directions that are wanted
     * @param sampleSize how many rows to keep, to try a model on
     * @param seed of everything random
     * @param executor whose threads help; it is not shut down
     * @param threads how many threads to ask it for at a time, at most
     */
    public LeadingDirections(
            final int dimension,
            final boolean centered,
            final Scale scale,
            final int blockSize,
            final int sampleSize,
            final long seed,
            final Executor executor,
            final int threads) {
        this.dimension = dimension;
        this.centered = centered;
        this.scale = scale;
        this.executor = executor;
        this.threads = threads;
        sample = new double[sampleSize][];
        draw = Randoms.stream(seed, SAMPLE);
        offset = new double[dimension];
        block = orthonormal(random(Math.min(blockSize, dimension), Randoms.seed(seed, START)), 0);
        probes = random(PROBES, Randoms.seed(seed, PROBE));
    }

    private double[][] random(final int count, final long seed) {
        final NormalDeviates deviates = NormalDeviates.of(seed);
        final double[][] vectors = new double[count][dimension];
        for (final double[] vector : vectors) {
            Arrays.setAll(vector, j -> deviates.next());
        }
        return vectors;
    }

    /**
     * The memory that a search needs.
     *
     * @param d number of dimensions
     * @param blockSize b
     * @param passes how many at most
     * @param sampleSize rows of the sample
     * @return bytes, at the worst moment
     */
    public static long bytes(final long d, final long blockSize, final long passes, final long sampleSize) {
        final long vectors = 18 * (blockSize + PROBES) + 3 * passes * blockSize + sampleSize;
        final long batches = 10 * Math.max(24 * d, 1 << 19);
        return Double.BYTES * (vectors * d + batches + 6 * passes * passes * blockSize * blockSize);
    }

    @Override
    public double[] nextRow() {
        return pass().nextRow();
    }

    @Override
    public void commitRow() throws FitException {
        if (passes == 0) {
            offer(pass().nextRow());
        }
        pass().commitRow();
    }

    private MomentProduct pass() {
        if (pass == null) {
            final double[][] vectors = new double[block.size() + PROBES][];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = i < block.size() ? block.get(i) : probes[i - block.size()];
            }
            pass = new MomentProduct(vectors, offset, executor, threads);
        }
        return pass;
    }

    /** Draws rows so that all have the same chance (Vitter, "Random sampling with a reservoir", 1985, algorithm R). */
    private void offer(final double[] row) {
        offered++;
        final long place = offered <= sample.length ? offered - 1 : (long) (Randoms.unit(draw) * offered);
        if (place < sample.length) {
            final int index = (int) place;
            if (sample[index] == null) {
                sample[index] = new double[dimension];
            }
            System.arraycopy(row, 0, sample[index], 0, dimension);
        }
    }

    /**
     * Ends a pass over all rows.
     *
     * @param progress told how far it is
     * @throws FitException when there were no rows, or the numbers are too extreme
     */
    public void endPass(final Progress progress) throws FitException {
        final MomentProduct.Pass result = pass().finish();
        pass = null;
        if (result.count() == 0) {
            throw new FitException(SecondMoment.NO_ROWS);
        }
        if (passes > 0 && result.count() != n) {
            throw new IllegalStateException("Every pass must go over the same rows.");
        }
        n = result.count();
        final double[] shift = result.sum(); // of the mean, from the offset
        Rows.scale(shift, 1.0 / n, dimension);
        finishMoment(result, shift);
        final int first = basis.size();
        basis.addAll(block);
        for (int i = 0; i < block.size(); i++) {
            images.add(result.products()[i]);
        }
        final double[][] leaving = copies(images.subList(first, images.size()));
        project(leaving);
        probes = Arrays.copyOfRange(result.products(), block.size(), result.products().length);
        project(probes);
        passes++;
        ritz = ritz(leaving, first, progress);
        block = orthonormal(leaving, NOTHING * Math.max(0, ritz.values()[0]));
        if (centered && passes == 1) {
            Rows.add(offset, shift, dimension);
        }
    }

    /** Makes products with S of those with the sum about the offset. */
    private void finishMoment(final MomentProduct.Pass result, final double[] shift) throws FitException {
        final double divisor = n * scale.divisor(dimension);
        final double square = Rows.dot(shift, shift, dimension);
        double squares = result.squares();
        for (int i = 0; i < result.products().length; i++) {
            final double[] vector = i < block.size() ? block.get(i) : probes[i - block.size()];
            final double[] product = result.products()[i];
            if (centered) {
                Rows.addMultiple(product, shift, -n * Rows.dot(shift, vector, dimension), dimension);
            }
            Rows.scale(product, 1 / divisor, dimension);
        }
        if (centered) {
            squares = Math.max(0, squares - n * square);
        }
        if (passes == 0) {
            mean = shift.clone();
            Rows.add(mean, offset, dimension);
        }
        trace = squares / divisor;
        if (!Double.isFinite(trace) || !Rows.isFinite(mean)) {
            throw new FitException(SecondMoment.tooLarge("some positions"));
        }
    }

    private static double[][] copies(final List<double[]> vectors) {
        return vectors.stream().map(double[]::clone).toArray(double[][]::new);
    }

    /** Takes out of vectors what they have in the basis; twice, since once leaves rounding (Giraud and others 2005). */
    private void project(final double[][] vectors) {
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < basis.size(); from += PART) {
                final double[][] part =
                        basis.subList(from, Math.min(basis.size(), from + PART)).toArray(new double[0][]);
                subtract(vectors, part, products(vectors, part));
            }
        }
    }

    /** {@code x y^T}, for every x a row of products with every y. */
    private static double[][] products(final double[][] x, final double[][] y) {
        final RowProduct product = RowProduct.ofRows(y);
        final double[][] result = new double[x.length][y.length];
        product.multiply(x, x.length, result, product.newScratch());
        return result;
    }

    /** {@code x -= weights y}. */
    private void subtract(final double[][] x, final double[][] y, final double[][] weights) {
        final RowProduct product = RowProduct.ofColumns(y);
        final double[][] sums = new double[x.length][dimension];
        product.multiply(weights, x.length, sums, product.newScratch());
        for (int i = 0; i < x.length; i++) {
            Rows.subtract(x[i], sums[i], dimension);
        }
    }

    /**
     * Makes vectors orthonormal, and leaves out those that hold nothing of their own.
     *
     * @param vectors changed
     * @param nothing a length that counts as none
     */
    private List<double[]> orthonormal(final double[][] vectors, final double nothing) {
        final List<double[]> kept = new ArrayList<>();
        for (final double[] vector : vectors) {
            double length = 0;
            for (int round = 0; round < 2; round++) {
                for (final double[] other : kept) {
                    Rows.addMultiple(vector, other, -Rows.dot(vector, other, dimension), dimension);
                }
                length = Math.sqrt(Rows.dot(vector, vector, dimension));
                if (length <= nothing) {
                    break;
                }
                Rows.scale(vector, 1 / length, dimension);
                length = 1;
            }
            if (length > nothing) {
                kept.add(vector);
            }
        }
        if (!basis.isEmpty() && !kept.isEmpty()) { // short vectors, made long, bring back rounding along the basis
            final double[][] again = kept.toArray(new double[0][]);
            project(again);
            for (int i = 0; i < again.length; i++) {
                for (int j = 0; j < i; j++) {
                    Rows.addMultiple(again[i], again[j], -Rows.dot(again[i], again[j], dimension), dimension);
                }
                Rows.scale(again[i], 1 / Math.sqrt(Rows.dot(again[i], again[i], dimension)), dimension);
            }
        }
        return kept;
    }

    private Ritz ritz(final double[][] leaving, final int first, final Progress progress) throws FitException {
        final int m = basis.size();
        final double[][] matrix = products(images.toArray(new double[0][]), basis.toArray(new double[0][]));
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                final double mean2 = (matrix[i][j] + matrix[j][i]) / 2;
                matrix[i][j] = mean2;
                matrix[j][i] = mean2;
            }
        }
        final SymmetricEigen eigen = SymmetricEigen.decompose(matrix, progress);
        final double[][] leavingSquares = products(leaving, leaving);
        final double[] residuals = new double[m];
        final double rounding = m * EPSILON * Math.max(0, eigen.values()[0]);
        for (int i = 0; i < m; i++) {
            final double[] weights = Arrays.copyOfRange(eigen.vectors()[i], first, m);
            double square = 0;
            for (int p = 0; p < weights.length; p++) {
                square += weights[p] * Rows.dot(leavingSquares[p], weights, weights.length);
            }
            residuals[i] = Math.sqrt(Math.max(0, square)) + rounding;
        }
        final double coupling = Math.sqrt(Math.max(
                0, SymmetricEigen.decompose(leavingSquares, Progress.NONE).values()[0]));
        return new Ritz(eigen.values(), residuals, eigen.vectors(), coupling + rounding, outside(), trace);
    }

    /** The bound from the probes, which are shortened on the way. */
    private double outside() {
        double longest = 0;
        for (final double[] probe : probes) {
            longest = Math.max(longest, Math.sqrt(Rows.dot(probe, probe, dimension)));
        }
        if (longest == 0 || basis.size() >= dimension) {
            return 0;
        }
        for (final double[] probe : probes) {
            Rows.scale(probe, 1 / longest, dimension);
        }
        logProbes += Math.log(longest);
        return Math.exp((Math.log(FACTOR * Math.sqrt(2 / Math.PI)) + logProbes) / passes);
    }

    /** @return how many passes there were */
    public int passes() {
        return passes;
    }

    /** @return whether another pass can find more: false when the basis holds all that the rows reach */
    public boolean canGrow() {
        return !block.isEmpty();
    }

    /** @return what is known of the rows; after the first pass */
    public FittedRows rows() {
        return new FittedRows(n, mean, centered);
    }

    /** @return what was found so far; after the first pass */
    public Ritz ritz() {
        return ritz;
    }

    /** @return rows that were drawn at random from all, in their first pass; fewer when there are fewer; not copies */
    public double[][] sample() {
        return Arrays.copyOf(sample, (int) Math.min(sample.length, offered));
    }

    /**
     * @param vectors of length d, as rows
     * @return their coordinates along all directions that were found so far
     */
    public double[][] coordinates(final double[][] vectors) {
        return products(products(vectors, basis.toArray(new double[0][])), ritz.weights());
    }

    /**
     * The strongest directions as a spectrum.
     *
     * @param count how many, between 1 and the size of the basis
     * @return their spectrum, with a bound for the rest
     */
    public Spectrum spectrum(final int count) {
        final double[][] directions = new double[count][dimension];
        final RowProduct product = RowProduct.ofColumns(basis.toArray(new double[0][]));
        product.multiply(ritz.weights(), count, directions, product.newScratch());
        final double[] values = Arrays.copyOf(ritz.values(), count);
        int rank = 0;
        while (rank < count && values[rank] > Spectrum.tolerance(dimension, values[0])) {
            rank++;
        }
        Arrays.fill(values, rank, count, 0);
        return Spectrum.ofStrongest(
                values, directions, rank, new Rest.Bounded(ritz.tail(count), FAILURE_PROBABILITY), ritz.trace());
    }
}
