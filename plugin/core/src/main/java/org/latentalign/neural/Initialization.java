package org.latentalign.neural;

import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.SymmetricFunction;
import org.latentalign.spectral.TrainedGain;

/** How the parameters of a network start. */
public sealed interface Initialization {

    /**
     * Makes the network that training starts from.
     *
     * @param architecture its shape
     * @param spectrum of the data
     * @param seed decides random numbers
     * @return a network of that shape
     * @throws FitException when this start does not go with shape or data, with the sentence for the user
     */
    Network start(Architecture architecture, Spectrum spectrum, long seed) throws FitException;

    /** @return name and settings, for readers */
    String title();

    /** Weights and biases uniform within {@code 1 / sqrt(inputs)} of 0: the default of PyTorch's linear layers. */
    record Uniform() implements Initialization {
        @Override
        public Network start(final Architecture architecture, final Spectrum spectrum, final long seed) {
            return RandomStart.of(architecture, seed, true, (in, out, random) -> {
                final double bound = 1 / Math.sqrt(in);
                return () -> (2 * Randoms.unit(random) - 1) * bound;
            });
        }

        @Override
        public String title() {
            return "uniform, as PyTorch's default";
        }
    }

    /**
     * Weights normal with variance {@code 2 / inputs}, biases 0 (He, Zhang, Ren, Sun, "Delving deep into rectifiers",
     * 2015).
     */
    record He() implements Initialization {
        @Override
        public Network start(final Architecture architecture, final Spectrum spectrum, final long seed) {
            return RandomStart.of(architecture, seed, false, (in, out, random) -> {
                final NormalDeviates normal = NormalDeviates.of(random.nextLong());
                final double deviation = Math.sqrt(2.0 / in);
                return () -> deviation * normal.next();
            });
        }

        @Override
        public String title() {
            return "He";
        }
    }

    /**
     * Weights uniform within {@code sqrt(6 / (inputs + outputs))} of 0, biases 0 (Glorot, Bengio, "Understanding the
     * difficulty of training deep feedforward neural networks", 2010).
     */
    record Xavier() implements Initialization {
        @Override
        public Network start(final Architecture architecture, final Spectrum spectrum, final long seed) {
            return RandomStart.of(architecture, seed, false, (in, out, random) -> {
                final double bound = Math.sqrt(6.0 / (in + out));
                return () -> (2 * Randoms.unit(random) - 1) * bound;
            });
        }

        @Override
        public String title() {
            return "Xavier";
        }
    }

    /**
     * Weights normal and small, biases 0.
     *
     * @param deviation standard deviation, positive
     */
    record SmallRandom(double deviation) implements Initialization {

        /** Checks the deviation. */
        public SmallRandom {
            if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The standard deviation of the initial weights must be positive, but it is " + deviation + ".");
            }
        }

        @Override
        public Network start(final Architecture architecture, final Spectrum spectrum, final long seed) {
            return RandomStart.of(architecture, seed, false, (in, out, random) -> {
                final NormalDeviates normal = NormalDeviates.of(random.nextLong());
                return () -> deviation * normal.next();
            });
        }

        @Override
        public String title() {
            return "small random, standard deviation " + deviation;
        }
    }

    /**
     * The paper's asymmetric spectral start (section 5.4, Theorem 2): the encoder {@code [p(S); -p(S)]}, which has 2d
     * units, and a decoder of zeros; biases 0.
     *
     * @param gain p
     */
    record AsymmetricSpectral(TrainedGain gain) implements Initialization {

        /** Squares of it, times a thousand dimensions, are finite in single precision. */
        private static final double LARGEST_GAIN = 1e15;

        @Override
        public Network start(final Architecture architecture, final Spectrum spectrum, final long seed)
                throws FitException {
            final int d = architecture.inputs();
            if (!architecture.encoderSizes().equals(List.of(2 * d))) {
                throw new FitException(
                        "The asymmetric spectral start needs one hidden layer with twice as many units as"
                                + " there are dimensions: " + 2 * d + ".");
            }
            final double[] gains = gain.logGains(spectrum.eigenvalues(), spectrum.rank());
            final double[][] directions = new double[d][];
            for (int i = 0; i < d; i++) {
                gains[i] = StrictMath.exp(gains[i]);
                directions[i] = spectrum.eigenvector(i);
                if (gains[i] > LARGEST_GAIN) {
                    throw new FitException("The gain " + gain.formula() + " reaches " + gains[i]
                            + ", too much for training in single precision. Choose a lower degree, or scale the vectors"
                            + " in the preprocessing.");
                }
            }
            final double[][] p = SymmetricFunction.of(directions, gains);
            final float[][] encoder = new float[2 * d][d];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    encoder[i][j] = (float) p[i][j];
                    encoder[d + i][j] = (float) -p[i][j];
                }
            }
            return new Network(List.of(
                    new Layer(encoder, new float[architecture.biased() ? 2 * d : 0], architecture.activation(0)),
                    new Layer(
                            new float[d][2 * d],
                            new float[architecture.biased() ? d : 0],
                            architecture.activation(1))));
        }

        @Override
        public String title() {
            return "asymmetric spectral, p = " + gain.formula();
        }
    }
}
