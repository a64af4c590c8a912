package org.latentalign.neural;

/** By which rule gradients change the parameters. */
public sealed interface Optimizer {

    /** @return name and settings, for readers */
    String title();

    /**
     * Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
     *
     * @param beta1 decay of the mean of gradients, in [0, 1)
     * @param beta2 decay of the mean of squares, in [0, 1)
     * @param epsilon keeps the divisor from 0
     */
    record Adam(double beta1, double beta2, double epsilon) implements Optimizer {

        /** The article's settings, which are also those of the usual libraries. */
        public static final Adam USUAL = new Adam(0.9, 0.999, 1e-8);

        @Override
        public String title() {
            return "Adam";
        }
    }

    /**
     * Stochastic gradient descent with momentum: {@code v <- momentum v + g, w <- w - rate v}.
     *
     * @param momentum in [0, 1)
     */
    record Descent(double momentum) implements Optimizer {

        /** Checks the momentum. */
        public Descent {
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException(
                        "The momentum must be at least 0 and below 1, but it is " + momentum + ".");
            }
        }

        @Override
        public String title() {
            return momentum == 0 ? "gradient descent" : "gradient descent with momentum " + momentum;
        }
    }
}
