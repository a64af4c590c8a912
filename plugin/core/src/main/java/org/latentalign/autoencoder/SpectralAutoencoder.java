package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.kernel.RowProduct;
import org.latentalign.spectral.FixedGain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.SymmetricFunction;

/**
 * The linear autoencoder whose encoder and decoder stretch the eigendirections of the data's second moment (paper,
 * sections 4 and 5): {@code B = U diag(b) U^T}, {@code A = U diag(a) U^T}. With centering, the mean is subtracted before
 * encoding and added after decoding.
 *
 * <p>The directions themselves are kept, not only B and A: gains of very different size fit into one matrix only at the
 * cost of the small ones. Along the principal axes decoding is therefore accurate at any condition number. Along the
 * original axes an embedding is a sum over directions in which the small ones are rounded off from a condition number of
 * about 1e15 on, whatever the decoder does; the summary cautions about it.
 */
public final class SpectralAutoencoder implements Autoencoder {

    /** From here on, doubles along the original axes hold nothing of the weakest direction. */
    private static final double LOG10_OF_PRECISION = 15;

    /** From here on, cosines are decided by the few strongest directions. */
    private static final double LOG10_OF_DOMINANCE = 6;

    private final SpectralOptions options;
    private final List<String> inputNames;
    private final long n;
    private final double[] mean;
    private final int rank;
    private final int lost;
    private final double log10ConditionNumber;

    /** All d, descending. */
    private final double[] eigenvalues;

    /** h x d: the directions that the latent space has, one a row. */
    private final double[][] directions;

    private final double[] encoderGains;
    private final double[] decoderGains;

    // made when first needed; either thread's are the same
    private volatile RowProduct project;
    private volatile RowProduct expand;
    private volatile RowProduct encode;

    SpectralAutoencoder(
            final SpectralOptions options,
            final List<String> inputNames,
            final long n,
            final double[] mean,
            final int rank,
            final int lost,
            final double log10ConditionNumber,
            final double[] eigenvalues,
            final double[][] directions,
            final double[] encoderGains,
            final double[] decoderGains) {
        this.options = options;
        this.inputNames = inputNames;
        this.n = n;
        this.mean = mean;
        this.rank = rank;
        this.lost = lost;
        this.log10ConditionNumber = log10ConditionNumber;
        this.eigenvalues = eigenvalues;
        this.directions = directions;
        this.encoderGains = encoderGains;
        this.decoderGains = decoderGains;
    }

    static double[][] kept(final Spectrum spectrum, final int first, final int h) {
        final double[][] kept = new double[h][];
        Arrays.setAll(kept, i -> spectrum.eigenvector(first + i));
        return kept;
    }

    static double[] kept(final double[] gains, final int first, final int h) {
        return Arrays.copyOfRange(gains, first, first + h);
    }

    @Override
    public int inputDimension() {
        return mean.length;
    }

    @Override
    public int latentDimension() {
        return options.coordinates() == Coordinates.ORIGINAL_AXES ? mean.length : directions.length;
    }

    @Override
    public List<String> inputNames() {
        return inputNames;
    }

    @Override
    public Preprocessing preprocessing() {
        return options.preprocessing();
    }

    /** @return how it was fitted */
    public SpectralOptions options() {
        return options;
    }

    /** @return n, the number of rows that it was fitted to */
    public long fittedRows() {
        return n;
    }

    /** @return the numerical rank of the second moment */
    public int rank() {
        return rank;
    }

    @Override
    public OptionalDouble log10Condition() {
        return OptionalDouble.of(log10ConditionNumber);
    }

    /** @return log10 of the largest over the smallest encoder gain, over the directions that the data reaches */
    public double log10ConditionNumber() {
        return log10ConditionNumber;
    }

    /**
     * @return how many directions with data have a gain too small for a double next to a largest gain of 1; they are 0 in
     *     the embedding and in what is decoded from it
     */
    public int lostDirections() {
        return lost;
    }

    /** @return all d eigenvalues of the second moment, descending; a copy */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** @return the mean of the preprocessed rows, of length d, whether it is subtracted or not; a copy */
    public double[] mean() {
        return mean.clone();
    }

    /** @return how many directions the latent space has: h along the principal axes, up to d along the original ones */
    public int directionCount() {
        return directions.length;
    }

    /** @return the index, from 0, of the eigenvalue that belongs to the first direction */
    public int firstDirection() {
        return options.gain().firstDirection();
    }

    /**
     * @param i from 0
     * @return the i-th direction, of unit length; not a copy, not to be changed
     */
    public double[] direction(final int i) {
        return directions[i];
    }

    /** @return b of every direction, after gain scaling; a copy */
    public double[] encoderGains() {
        return encoderGains.clone();
    }

    /** @return a of every direction, after gain scaling; a copy */
    public double[] decoderGains() {
        return decoderGains.clone();
    }

    /** @return {@code B = U diag(b) U^T}, d x d, symmetric, new */
    public double[][] encoderMatrix() {
        return SymmetricFunction.of(directions, encoderGains);
    }

    /** @return {@code A = U diag(a) U^T}, d x d, symmetric, new; for reading, since decoding by it is less accurate */
    public double[][] decoderMatrix() {
        return SymmetricFunction.of(directions, decoderGains);
    }

    /** {@code U^T x}. */
    RowProduct project() {
        RowProduct product = project;
        if (product == null) {
            product = RowProduct.ofRows(directions);
            project = product;
        }
        return product;
    }

    /** {@code U w}. */
    RowProduct expand() {
        RowProduct product = expand;
        if (product == null) {
            product = RowProduct.ofColumns(directions);
            expand = product;
        }
        return product;
    }

    /** {@code B x}. */
    private RowProduct encode() {
        RowProduct product = encode;
        if (product == null) {
            product = RowProduct.ofColumns(encoderMatrix());
            encode = product;
        }
        return product;
    }

    @Override
    public Encoder encoder() {
        return options.coordinates() == Coordinates.PRINCIPAL_AXES
                ? new SpectralEncoder(this, project(), encoderGains)
                : new SpectralEncoder(this, encode(), new double[0]);
    }

    @Override
    public Decoder decoder() {
        return new SpectralDecoder(this);
    }

    /** The mean to subtract, or null. Not a copy. */
    double[] center() {
        return options.centered() ? mean : null;
    }

    /** Not a copy. */
    double[] encoderGainsShared() {
        return encoderGains;
    }

    /** Not a copy. */
    double[] decoderGainsShared() {
        return decoderGains;
    }

    @Override
    public AutoencoderSummary summary() {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Gain", options.gain().family()));
        facts.add(new Fact("Formula", options.gain().formula()));
        facts.add(new Fact("Training", training()));
        facts.add(new Fact("Scale", options.scale().toString()));
        facts.add(new Fact("Centered", options.centered() ? "yes" : "no"));
        facts.add(new Fact("Preprocessing", preprocessing().title()));
        facts.add(new Fact("Gain scaling", options.gainScaling() == GainScaling.NONE ? "none" : "largest gain = 1"));
        facts.add(new Fact(
                "Latent axes",
                options.coordinates() == Coordinates.ORIGINAL_AXES ? "original axes" : "principal axes"));
        facts.add(new Fact("Input dimension (d)", Integer.toString(inputDimension())));
        facts.add(new Fact("Latent dimension (h)", Integer.toString(latentDimension())));
        facts.add(new Fact("Fitted rows (n)", Long.toString(n)));
        facts.add(new Fact("Numerical rank", Integer.toString(rank)));
        facts.add(new Fact("Condition number (log10)", String.format(Locale.ROOT, "%.2f", log10ConditionNumber)));
        return new AutoencoderSummary("Spectral autoencoder", facts, cautions());
    }

    private String training() {
        if (options.gain() instanceof FixedGain) {
            return "none";
        }
        return options.nullDirections() == NullDirections.UNCHANGED
                ? "gradient flow"
                : "gradient flow, its formula also in directions without data";
    }

    private List<String> cautions() {
        final List<String> cautions = new ArrayList<>();
        final String condition = String.format(Locale.ROOT, "%.1f", log10ConditionNumber);
        if (rank == 0) {
            cautions.add((options.centered()
                            ? "All rows are the same, or differ by so little"
                            : "All rows are 0, or so small")
                    + " (below about 1e-160) that a double cannot hold the squares: there is nothing to learn"
                    + " from. Multiply tiny values by a constant first.");
        }
        if (lost > 0) {
            cautions.add(lost + " of " + rank + " directions have gains too small for a double next to the largest one;"
                    + " they are 0 in the embedding and cannot be decoded. Choose a lower degree to keep them.");
        }
        if (log10ConditionNumber > LOG10_OF_PRECISION && options.coordinates() == Coordinates.ORIGINAL_AXES) {
            cautions.add(
                    "The condition number is 10^" + condition + ", beyond the precision of a double: embeddings along"
                            + " the original axes cannot be decoded accurately."
                            + " Choose principal axes or a lower degree.");
        }
        if (log10ConditionNumber > LOG10_OF_DOMINANCE) {
            cautions.add("The condition number is 10^" + condition + ": a few directions decide almost every cosine, so"
                    + " that unrelated vectors look aligned too. Compare scores with their baseline, or choose a lower"
                    + " degree.");
        }
        return cautions;
    }
}
