package org.latentalign.search;

import java.util.Arrays;
import java.util.Optional;
import org.latentalign.kernel.FloatProduct;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Ray;
import org.latentalign.kernel.Shift;

/**
 * Vectors whose neighbors are sought, and how far a score in single precision can be from the exact one.
 *
 * <p>What is compared in single precision is, for a query x and a row y,
 *
 * <ul>
 *   <li>cosine: the product of the two unit vectors;
 *   <li>Euclidean distance D: {@code x.y - |y|^2 / 2 = (|x|^2 - D^2) / 2}, in units of a power of two;
 *   <li>local scaling: the product of the unit vectors less half of the row's density; half of that of the query is the same
 *       for all rows.
 * </ul>
 *
 * Each is raised by a bound of its error ({@link FloatError}), so that a row whose raised value is below what the last of the
 * neighbors needs cannot be one of them. All others are scored in double: cosines as {@link Ray} gives them, distances as the
 * length of the difference.
 */
public final class Queries {

    /** Of products that are computed together: they stay in the second cache. */
    static final int GROUP = 768;

    /** A few roundings in single precision. */
    private static final double SLACK = 8 * 0x1p-24;

    /** Much more than what double precision can do to squares and their difference. */
    private static final double DOUBLE_SLACK = 0x1p-40;

    /** Lengths below count as so long, by which the bound holds for numbers that underflow, too. */
    private static final double SHORT = 0x1p-40;

    /** Keeps the unit finite. */
    private static final int LARGEST_EXPONENT = 1000;

    private final Measure measure;

    private final double[][] vectors;

    private final long[][] own;

    private final Ray[] rays;

    private final FloatProduct[] products;

    private final double unit;

    /** By query: how much a row of length 1, in units, is raised; the bound of its error. */
    private final double[] raises;

    /** By query: the squared length, or half of the density. */
    private final double[] offsets;

    private final Optional<Density> density;

    /**
     * Prepares queries for the cosine or the Euclidean distance.
     *
     * @param measure by what
     * @param vectors q vectors of d finite values; kept, not to be changed
     * @param own by query: rows that are no answer to it, such as the query's own
     */
    public Queries(final Measure measure, final double[][] vectors, final long[][] own) {
        this(measure, vectors, own, Optional.empty());
    }

    /**
     * Prepares queries for local scaling.
     *
     * @param vectors q vectors of d finite values; kept, not to be changed
     * @param own by query: rows that are no answer to it, such as the query's own
     * @param density of the table
     */
    public Queries(final double[][] vectors, final long[][] own, final Density density) {
        this(Measure.LOCAL_SCALING, vectors, own, Optional.of(density));
    }

    private Queries(
            final Measure measure, final double[][] vectors, final long[][] own, final Optional<Density> density) {
        if (vectors.length != own.length || (measure == Measure.LOCAL_SCALING) != density.isPresent()) {
            throw new IllegalArgumentException("The queries are not complete.");
        }
        this.measure = measure;
        this.vectors = vectors.clone();
        this.own = new long[own.length][];
        for (int q = 0; q < own.length; q++) {
            this.own[q] = own[q].clone();
            Arrays.sort(this.own[q]);
        }
        this.density = density;
        rays = Arrays.stream(vectors).map(Ray::along).toArray(Ray[]::new);
        final double[] lengths = Arrays.stream(vectors).mapToDouble(Length::of).toArray();
        unit = isUnit() ? 1 : unit(Arrays.stream(lengths).max().orElse(0));
        final double roundings = FloatError.ofSum(dimension(), 1) + SLACK;
        raises = new double[vectors.length];
        offsets = new double[vectors.length];
        final Optional<Density.Scratch> crowd = density.map(Density::newScratch);
        for (int q = 0; q < vectors.length; q++) {
            final double length = lengths[q] / unit;
            raises[q] = isUnit() ? roundings : roundings * Math.max(SHORT, length);
            offsets[q] = isUnit() ? 0 : length * length;
            if (crowd.isPresent()) {
                offsets[q] = crowd.get().measure(vectors[q], this.own[q]) / 2;
            }
        }
        products = new FloatProduct[(vectors.length + GROUP - 1) / GROUP];
        for (int g = 0; g < products.length; g++) {
            products[g] = product(g * GROUP, Math.min(vectors.length, (g + 1) * GROUP));
        }
    }

    private static double unit(final double longest) {
        return longest == 0 ? 1 : Math.scalb(1.0, Math.min(LARGEST_EXPONENT, Math.getExponent(longest) + 1));
    }

    private FloatProduct product(final int from, final int to) {
        final float[][] rows = new float[to - from][];
        for (int q = from; q < to; q++) {
            final double[] scaled = isUnit() ? Length.unit(vectors[q]) : vectors[q];
            rows[q - from] = new float[scaled.length];
            for (int j = 0; j < scaled.length; j++) {
                rows[q - from][j] = (float) (scaled[j] / unit);
            }
        }
        return new FloatProduct(rows);
    }

    /** @return q, how many there are */
    public int size() {
        return vectors.length;
    }

    /** @return d; 0 without queries */
    public int dimension() {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }

    /** @return by what neighbors are found */
    public Measure measure() {
        return measure;
    }

    /**
     * Whether a query has neighbors at all: by a cosine, only when its vector has a length.
     *
     * @param query from 0
     */
    public boolean isDefined(final int query) {
        return !isUnit() || rays[query].isDefined();
    }

    boolean isUnit() {
        return measure != Measure.EUCLIDEAN;
    }

    Optional<Density> density() {
        return density;
    }

    FloatProduct[] products() {
        return products;
    }

    double unit() {
        return unit;
    }

    boolean isOwn(final int query, final long row) {
        return own[query].length > 0 && Arrays.binarySearch(own[query], row) >= 0;
    }

    /** By how much the value of a row of length 1, in units, is raised. */
    float raise(final int query) {
        return up(raises[query]);
    }

    /** The bound of the error of the value of a row of that length, in units, and of what is subtracted from it. */
    double error(final int query, final double length, final double offset) {
        return 2 * raises[query] * Math.max(SHORT, length) + 2 * SLACK * Math.abs(offset);
    }

    /** A length in units, as it is multiplied with what rows are raised by. */
    static float lengthOf(final double length) {
        return up(Math.max(SHORT, length));
    }

    /** Half of a squared length or of a density, lowered by what rounding can do to it. */
    static float lowered(final double offset) {
        return -up(-(offset - SLACK * Math.abs(offset)));
    }

    private static float up(final double value) {
        final float rounded = (float) value;
        return rounded < value ? Math.nextUp(rounded) : rounded;
    }

    /** The value that a row of this score has, less what can be wrong with it in double. */
    double lowest(final int query, final double score) {
        return value(query, score) - uncertainty(query, score);
    }

    /** The same, and what can be wrong on top. */
    double highest(final int query, final double score) {
        return value(query, score) + uncertainty(query, score);
    }

    /** From which raised value on a row can have the score. */
    float gate(final int query, final double score) {
        return -up(-lowest(query, score));
    }

    private double value(final int query, final double score) {
        return switch (measure) {
            case COSINE -> score;
            case LOCAL_SCALING -> score / 2 + offsets[query];
            case EUCLIDEAN -> (offsets[query] - score / unit * (score / unit)) / 2;
        };
    }

    private double uncertainty(final int query, final double score) {
        return DOUBLE_SLACK * (measure == Measure.EUCLIDEAN ? offsets[query] + score / unit * (score / unit) : 1);
    }

    /**
     * The score in double.
     *
     * @param query from 0
     * @param row its vector
     * @param ray the same as a direction
     * @param crowd the row's density, for local scaling
     */
    double score(final int query, final double[] row, final Ray ray, final double crowd) {
        return switch (measure) {
            case COSINE -> rays[query].cosine(ray);
            case LOCAL_SCALING -> 2 * rays[query].cosine(ray) - 2 * offsets[query] - crowd;
            case EUCLIDEAN -> -Length.of(Shift.between(vectors[query], row));
        };
    }

    /** @return what scores single rows, for one thread */
    public Scorer scorer() {
        return new Scorer();
    }

    /** Scores single rows as the searches do. */
    public final class Scorer {

        private final Optional<Density.Scratch> crowd = density.map(Density::newScratch);

        private Scorer() {}

        /**
         * Scores a row.
         *
         * @param query from 0
         * @param vector of the row
         * @param row its number in the table
         * @return the score, higher for a nearer row; NaN where the query or the row has no cosine
         */
        public double score(final int query, final double[] vector, final long row) {
            final Ray ray = isUnit() ? Ray.along(vector) : null;
            if (isUnit() && !(ray.isDefined() && rays[query].isDefined())) {
                return Double.NaN;
            }
            final double density = crowd.isPresent() ? crowd.get().measure(vector, new long[] {row}) : 0;
            return Queries.this.score(query, vector, ray, density);
        }
    }
}
