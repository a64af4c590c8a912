package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.kernel.RowProduct;
import org.latentalign.spectral.FixedGain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.LargeNumber;
import org.latentalign.spectral.NullDirections;
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
 *
 * <p>A model of many dimensions keeps only r directions and one gain t for all others ({@link Remainder}): then
 * {@code B = U diag(b - t) U^T + t I}, and encoding a row costs 2 d r instead of d^2.
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
    private final KnownSpectrum spectrum;
    private final StretchedDirections directions;

    // made when first needed; either thread's are the same
    private volatile RowProduct project;
    private volatile RowProduct expand;
    private volatile RowProduct encode;

    SpectralAutoencoder(
            final SpectralOptions options,
            final List<String> inputNames,
            final long n,
            final double[] mean,
            final KnownSpectrum spectrum,
            final StretchedDirections directions) {
        this.options = options;
        this.inputNames = inputNames;
        this.n = n;
        this.mean = mean;
        this.spectrum = spectrum;
        this.directions = directions;
    }

    @Override
    public int inputDimension() {
        return mean.length;
    }

    @Override
    public int latentDimension() {
        return options.coordinates() == Coordinates.ORIGINAL_AXES ? mean.length : directions.count();
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

    /** @return how the directions were found */
    public DirectionMethod method() {
        return spectrum.method();
    }

    /** @return the numerical rank of the second moment; when only the strongest directions are known, that of these */
    public int rank() {
        return spectrum.rank();
    }

    @Override
    public OptionalDouble log10Condition() {
        return OptionalDouble.of(spectrum.log10ConditionNumber());
    }

    /** @return whether another program has made it, so that nothing is known of how it was fitted */
    public boolean isGiven() {
        return spectrum.method() instanceof DirectionMethod.Given;
    }

    /** @return log10 of the largest over the smallest encoder gain, over the directions that the data reaches */
    public double log10ConditionNumber() {
        return spectrum.log10ConditionNumber();
    }

    /**
     * @return how many directions with data have a gain too small for a double next to a largest gain of 1; they are 0 in
     *     the embedding and in what is decoded from it
     */
    public int lostDirections() {
        return spectrum.lost();
    }

    /** @return the eigenvalues of the second moment, descending, all d or the strongest that were found; a copy */
    public double[] eigenvalues() {
        return spectrum.eigenvalues().clone();
    }

    /** @return the mean of the preprocessed rows, of length d, whether it is subtracted or not; a copy */
    public double[] mean() {
        return mean.clone();
    }

    /** @return how many directions the model keeps: h along the principal axes, up to d along the original ones */
    public int directionCount() {
        return directions.count();
    }

    /** @return the index, from 0, of the eigenvalue that belongs to the first direction */
    public int firstDirection() {
        return directions.first();
    }

    /**
     * @param i from 0
     * @return the i-th direction, of unit length; not a copy, not to be changed
     */
    public double[] direction(final int i) {
        return directions.vectors()[i];
    }

    /** @return b of every direction, after gain scaling; a copy */
    public double[] encoderGains() {
        return directions.encoderGains().clone();
    }

    /** @return a of every direction, after gain scaling; a copy */
    public double[] decoderGains() {
        return directions.decoderGains().clone();
    }

    /** @return what becomes of what lies outside of the directions */
    public Remainder remainder() {
        return directions.remainder();
    }

    /** @return whether its matrices would have d x d numbers, where k directions and their gains say the same */
    public boolean isLowRank() {
        return options.coordinates() == Coordinates.ORIGINAL_AXES && directionCount() < inputDimension();
    }

    /** @return {@code B = U diag(b) U^T}, d x d, symmetric, new */
    public double[][] encoderMatrix() {
        return SymmetricFunction.of(directions.vectors(), directions.encoderGains(), directions.remainderEncoder());
    }

    /** @return {@code A = U diag(a) U^T}, d x d, symmetric, new; for reading, since decoding by it is less accurate */
    public double[][] decoderMatrix() {
        return SymmetricFunction.of(directions.vectors(), directions.decoderGains(), directions.remainderDecoder());
    }

    /** {@code U^T x}. */
    RowProduct project() {
        RowProduct product = project;
        if (product == null) {
            product = RowProduct.ofRows(directions.vectors());
            project = product;
        }
        return product;
    }

    /** {@code U w}. */
    RowProduct expand() {
        RowProduct product = expand;
        if (product == null) {
            product = RowProduct.ofColumns(directions.vectors());
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
        if (options.coordinates() == Coordinates.PRINCIPAL_AXES) {
            return new SpectralEncoder(this, project(), directions.encoderGains());
        }
        return isThin() ? new ThinSpectralEncoder(this) : new SpectralEncoder(this, encode(), new double[0]);
    }

    /** Whether no d x d matrix is ever made: there may be too many dimensions for one. */
    private boolean isThin() {
        return !(spectrum.method() instanceof DirectionMethod.All);
    }

    @Override
    public Decoder decoder() {
        return new SpectralDecoder(this);
    }

    /** The mean to subtract, or null. Not a copy. */
    double[] center() {
        return options.centered() ? mean : null;
    }

    /** Not copies. */
    StretchedDirections directions() {
        return directions;
    }

    KnownSpectrum spectrum() {
        return spectrum;
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
        if (!isGiven()) {
            facts.add(new Fact("Fitted rows (n)", Long.toString(n)));
        }
        facts.addAll(found());
        facts.add(new Fact(
                "Condition number (log10)", String.format(Locale.ROOT, "%.2f", spectrum.log10ConditionNumber())));
        return new AutoencoderSummary("Spectral autoencoder", facts, cautions());
    }

    /** How the directions were found, and how good they are. */
    private List<Fact> found() {
        if (spectrum.method() instanceof final DirectionMethod.Strongest strongest) {
            return List.of(
                    new Fact(
                            "Directions",
                            "the " + spectrum.eigenvalues().length + " strongest, found in "
                                    + strongest.passes() + (strongest.passes() == 1 ? " pass" : " passes")
                                    + " over the rows; one gain for all others"),
                    new Fact("Eigenvalues of the others", String.format(Locale.ROOT, "at most %.3g", strongest.tail())),
                    new Fact(
                            "Error of cosines",
                            String.format(
                                    Locale.ROOT,
                                    "at most %.1g, for %d differences of rows drawn at random; the bound is wrong with a"
                                            + " probability of at most %.0e",
                                    Math.min(2, strongest.cosineError()),
                                    strongest.comparedDifferences(),
                                    strongest.failureProbability())));
        }
        if (isGiven()) {
            return List.of(new Fact(LinearMap.ORIGIN, "arrays of another program"));
        }
        final Fact rank = new Fact("Numerical rank", Integer.toString(spectrum.rank()));
        return spectrum.method() instanceof DirectionMethod.Reached
                ? List.of(
                        new Fact(
                                "Directions",
                                "all that the rows reach, exact, from the products of the rows with each other"),
                        rank)
                : List.of(rank);
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
        final int rank = spectrum.rank();
        final int lost = spectrum.lost();
        final double log10ConditionNumber = spectrum.log10ConditionNumber();
        final String condition = LargeNumber.text(log10ConditionNumber);
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
            cautions.add("The condition number is " + condition + ", beyond the precision of a double: embeddings along"
                    + " the original axes cannot be decoded accurately."
                    + " Choose principal axes or a lower degree.");
        }
        if (log10ConditionNumber > LOG10_OF_DOMINANCE) {
            cautions.add("The condition number is " + condition + ": a few directions decide almost every cosine, so"
                    + " that unrelated vectors look aligned too. Compare scores with their baseline, or choose a lower"
                    + " degree.");
        }
        return cautions;
    }
}
