package org.latentalign.autoencoder;

import java.util.Arrays;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.Rows;
import org.latentalign.spectral.GivenGain;

/**
 * A spectral model of directions and gains that another program has saved. Arrays are not copied.
 *
 * @param directions one a row, orthonormal
 * @param gains b of each
 * @param decoderGains a of each
 * @param remainder what becomes of all other directions
 * @param eigenvalues descending, as many as the directions need; NaN where they are not known
 * @param first the index, from 0, of the eigenvalue that belongs to the first direction
 */
record GivenDirections(
        double[][] directions,
        double[] gains,
        double[] decoderGains,
        Remainder remainder,
        double[] eigenvalues,
        int first) {

    /** Rounding to single precision leaves directions that are so far from orthonormal, or nearly. */
    private static final double TOLERANCE = 1e-5;

    /** Checks what the model rests on. */
    GivenDirections {
        if (!allFinite(gains) || !allFinite(decoderGains)) {
            throw new IllegalArgumentException("a gain is not finite.");
        }
        if (remainder instanceof final Remainder.OneGain rest && !allFinite(rest.encoder(), rest.decoder())) {
            throw new IllegalArgumentException("the gain of the rest is not finite.");
        }
        if (first < 0 || first + directions.length > eigenvalues.length) {
            throw new IllegalArgumentException("there are " + eigenvalues.length
                    + " eigenvalues, but the directions need " + (first + directions.length) + ".");
        }
    }

    private static boolean allFinite(final double... numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    /**
     * @param mean that is subtracted; zeros for nothing
     * @param names of the inputs, or none
     * @param preprocessing what is done to rows before
     * @return the model
     * @throws FormatException when the directions are not orthonormal
     */
    SpectralAutoencoder model(final double[] mean, final List<String> names, final Preprocessing preprocessing)
            throws FormatException {
        requireOrthonormal();
        final boolean isCentered = Arrays.stream(mean).anyMatch(value -> value != 0);
        final int rank =
                (int) Arrays.stream(eigenvalues).filter(value -> value > 0).count();
        return new SpectralAutoencoder(
                SpectralOptions.of(new GivenGain()).withCentered(isCentered).withPreprocessing(preprocessing),
                names,
                0,
                mean,
                new KnownSpectrum(
                        new DirectionMethod.Given(),
                        eigenvalues,
                        rank == 0 ? directions.length : rank,
                        0,
                        log10ConditionNumber()),
                new StretchedDirections(first, directions, gains, decoderGains, remainder));
    }

    private void requireOrthonormal() throws FormatException {
        for (int i = 0; i < directions.length; i++) {
            for (int j = 0; j <= i; j++) {
                final double product = Rows.dot(directions[i], directions[j], directions[i].length);
                if (!(Math.abs(product - (i == j ? 1 : 0)) <= TOLERANCE)) {
                    throw new FormatException("The rows of \"directions\" are not orthonormal: "
                            + (i == j
                                    ? "the length of row " + (i + 1) + " is " + (float) Math.sqrt(product)
                                    : "rows " + (j + 1) + " and " + (i + 1) + " have the product " + (float) product)
                            + ". Decoding rests on it; save them as they come out of the decomposition.");
                }
            }
        }
    }

    /** Over the gains that are not 0. */
    private double log10ConditionNumber() {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (final double gain : gains) {
            largest = Math.max(largest, Math.abs(gain));
            smallest = gain == 0 ? smallest : Math.min(smallest, Math.abs(gain));
        }
        if (remainder instanceof final Remainder.OneGain rest && rest.encoder() != 0) {
            largest = Math.max(largest, Math.abs(rest.encoder()));
            smallest = Math.min(smallest, Math.abs(rest.encoder()));
        }
        return largest == 0 ? 0 : Math.log10(largest) - Math.log10(smallest);
    }
}
