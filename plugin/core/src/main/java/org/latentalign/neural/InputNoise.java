package org.latentalign.neural;

import java.util.SplittableRandom;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;

/**
 * What is done to a row before it enters the network in training, while the row itself stays what is to be reconstructed
 * (denoising autoencoder; Vincent, Larochelle, Bengio, Manzagol 2008).
 */
public sealed interface InputNoise {

    /**
     * Changes a row.
     *
     * @param row the values; changed
     * @param seed decides the noise
     */
    void apply(float[] row, long seed);

    /** @return name and settings, for readers */
    String title();

    /** Leaves rows as they are. */
    record None() implements InputNoise {
        @Override
        public void apply(final float[] row, final long seed) {
            // rows stay as they are
        }

        @Override
        public String title() {
            return "none";
        }
    }

    /**
     * Adds a normal number to each value.
     *
     * @param deviation standard deviation, positive
     */
    record Gaussian(double deviation) implements InputNoise {

        /** Checks the deviation. */
        public Gaussian {
            if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The standard deviation of the noise must be positive, but it is " + deviation + ".");
            }
        }

        @Override
        public void apply(final float[] row, final long seed) {
            final NormalDeviates normal = NormalDeviates.of(seed);
            for (int j = 0; j < row.length; j++) {
                row[j] += (float) (deviation * normal.next());
            }
        }

        @Override
        public String title() {
            return "Gaussian, standard deviation " + deviation;
        }
    }

    /**
     * Sets each value to 0 with a probability.
     *
     * @param share the probability, above 0 and below 1
     */
    record Masking(double share) implements InputNoise {

        /** Checks the share. */
        public Masking {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "The share of masked values must be above 0 and below 1, but it is " + share + ".");
            }
        }

        @Override
        public void apply(final float[] row, final long seed) {
            final SplittableRandom random = new SplittableRandom(seed);
            for (int j = 0; j < row.length; j++) {
                if (Randoms.unit(random) < share) {
                    row[j] = 0;
                }
            }
        }

        @Override
        public String title() {
            return "masking, share " + share;
        }
    }
}
