package org.latentalign.neural;

/**
 * What a unit makes of its weighted sum z, position by position. In training numbers are in single precision, in a
 * fitted model in double.
 */
public sealed interface Activation {

    /** @return y for one z */
    double value(double z);

    /**
     * @param z the weighted sum
     * @return dy/dz; at a kink the side of negative z
     */
    double derivative(double z);

    /**
     * @param z the weighted sum
     * @return d2y/dz2; at a kink the side of negative z
     */
    double secondDerivative(double z);

    /**
     * @param z the weighted sum
     * @return d3y/dz3; at a kink the side of negative z
     */
    double thirdDerivative(double z);

    /** @return whether the first two derivatives are continuous, so that what bends can be measured */
    boolean isSmooth();

    /** @return what it is called */
    String title();

    /**
     * A whole row of training.
     *
     * @param z weighted sums; not changed
     * @param y takes the results
     * @param length of both
     */
    default void apply(final float[] z, final float[] y, final int length) {
        for (int j = 0; j < length; j++) {
            y[j] = (float) value(z[j]);
        }
    }

    /**
     * The chain rule for a whole row of training.
     *
     * @param z weighted sums; not changed
     * @param y what {@link #apply} made of them; not changed
     * @param gradient of the loss by y, turned into that by z
     * @param length of all
     */
    default void backPropagate(final float[] z, final float[] y, final float[] gradient, final int length) {
        for (int j = 0; j < length; j++) {
            gradient[j] *= (float) derivative(z[j]);
        }
    }

    /**
     * All derivatives for a whole row of training.
     *
     * @param z weighted sums; not changed
     * @param y what {@link #apply} made of them; not changed
     * @param first takes the first derivatives
     * @param second takes the second derivatives
     * @param third takes the third derivatives
     * @param length of all
     */
    default void derivatives(
            final float[] z,
            final float[] y,
            final float[] first,
            final float[] second,
            final float[] third,
            final int length) {
        for (int j = 0; j < length; j++) {
            first[j] = (float) derivative(z[j]);
            second[j] = (float) secondDerivative(z[j]);
            third[j] = (float) thirdDerivative(z[j]);
        }
    }

    /**
     * z where it is positive, {@code slope z} where it is not. Slope 0 is the ReLU, slope 1 the linear unit.
     *
     * @param slope finite
     */
    record LeakyRelu(double slope) implements Activation {

        /** By its square even the smallest positive number becomes more than 1. */
        private static final float LARGE = 1e38f;

        /** Checks the slope. */
        public LeakyRelu {
            if (!Double.isFinite(slope)) {
                throw new IllegalArgumentException("The slope must be a finite number, but it is " + slope + ".");
            }
        }

        @Override
        public double value(final double z) {
            return z > 0 ? z : slope * z;
        }

        @Override
        public double derivative(final double z) {
            return z > 0 ? 1 : slope;
        }

        @Override
        public double secondDerivative(final double z) {
            return 0;
        }

        @Override
        public double thirdDerivative(final double z) {
            return 0;
        }

        @Override
        public boolean isSmooth() {
            return slope == 1;
        }

        @Override
        public void apply(final float[] z, final float[] y, final int length) {
            final float factor = (float) slope;
            for (int j = 0; j < length; j++) { // a branch on random signs would take thirty times as long
                y[j] = Math.max(z[j], 0f) + factor * Math.min(z[j], 0f);
            }
        }

        @Override
        public void backPropagate(final float[] z, final float[] y, final float[] gradient, final int length) {
            final float factor = (float) slope;
            for (int j = 0; j < length; j++) {
                final float positive = Math.min(Math.max(z[j] * LARGE * LARGE, 0f), 1f); // 1 or 0, without a branch
                gradient[j] = Math.fma(positive, gradient[j], (1 - positive) * (factor * gradient[j]));
            }
        }

        @Override
        public String title() {
            if (slope == 0) {
                return "ReLU";
            }
            return slope == 1 ? "linear" : "Leaky ReLU (slope " + slope + ")";
        }
    }

    /** The hyperbolic tangent. */
    record Tanh() implements Activation {
        @Override
        public double value(final double z) {
            return StrictMath.tanh(z);
        }

        @Override
        public double derivative(final double z) {
            final double y = StrictMath.tanh(z);
            return 1 - y * y;
        }

        @Override
        public double secondDerivative(final double z) {
            final double y = StrictMath.tanh(z);
            return -2 * y * (1 - y * y);
        }

        @Override
        public double thirdDerivative(final double z) {
            final double y = StrictMath.tanh(z);
            return (1 - y * y) * (6 * y * y - 2);
        }

        @Override
        public boolean isSmooth() {
            return true;
        }

        @Override
        public void apply(final float[] z, final float[] y, final int length) {
            FloatTanh.apply(z, y, length);
        }

        @Override
        public void backPropagate(final float[] z, final float[] y, final float[] gradient, final int length) {
            for (int j = 0; j < length; j++) {
                gradient[j] *= 1 - y[j] * y[j];
            }
        }

        @Override
        public void derivatives(
                final float[] z,
                final float[] y,
                final float[] first,
                final float[] second,
                final float[] third,
                final int length) {
            for (int j = 0; j < length; j++) {
                final float square = y[j] * y[j];
                final float slope = 1 - square;
                first[j] = slope;
                second[j] = -2 * y[j] * slope;
                third[j] = slope * (6 * square - 2);
            }
        }

        @Override
        public String title() {
            return "tanh";
        }
    }

    /** The logistic function {@code 1 / (1 + e^-z)}. */
    record Sigmoid() implements Activation {
        @Override
        public double value(final double z) {
            return 1 / (1 + StrictMath.exp(-z));
        }

        @Override
        public double derivative(final double z) {
            final double y = value(z);
            return y * (1 - y);
        }

        @Override
        public double secondDerivative(final double z) {
            final double y = value(z);
            return y * (1 - y) * (1 - 2 * y);
        }

        @Override
        public double thirdDerivative(final double z) {
            final double y = value(z);
            return y * (1 - y) * (1 - 6 * y + 6 * y * y);
        }

        @Override
        public boolean isSmooth() {
            return true;
        }

        @Override
        public void backPropagate(final float[] z, final float[] y, final float[] gradient, final int length) {
            for (int j = 0; j < length; j++) {
                gradient[j] *= y[j] * (1 - y[j]);
            }
        }

        @Override
        public void derivatives(
                final float[] z,
                final float[] y,
                final float[] first,
                final float[] second,
                final float[] third,
                final int length) {
            for (int j = 0; j < length; j++) {
                final float slope = y[j] * (1 - y[j]);
                first[j] = slope;
                second[j] = slope * (1 - 2 * y[j]);
                third[j] = slope * (1 - 6 * slope);
            }
        }

        @Override
        public String title() {
            return "sigmoid";
        }
    }

    /** z where it is positive, {@code e^z - 1} where it is not (Clevert, Unterthiner, Hochreiter 2016, alpha = 1). */
    record Elu() implements Activation {
        @Override
        public double value(final double z) {
            return z > 0 ? z : StrictMath.expm1(z);
        }

        @Override
        public double derivative(final double z) {
            return z > 0 ? 1 : StrictMath.exp(z);
        }

        @Override
        public double secondDerivative(final double z) {
            return z > 0 ? 0 : StrictMath.exp(z);
        }

        @Override
        public double thirdDerivative(final double z) {
            return z > 0 ? 0 : StrictMath.exp(z);
        }

        @Override
        public boolean isSmooth() {
            return false;
        }

        @Override
        public String title() {
            return "ELU";
        }
    }

    /** {@code log(1 + e^z)}. */
    record Softplus() implements Activation {
        @Override
        public double value(final double z) {
            return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
        }

        @Override
        public double derivative(final double z) {
            return 1 / (1 + StrictMath.exp(-z));
        }

        @Override
        public double secondDerivative(final double z) {
            final double slope = derivative(z);
            return slope * (1 - slope);
        }

        @Override
        public double thirdDerivative(final double z) {
            final double slope = derivative(z);
            return slope * (1 - slope) * (1 - 2 * slope);
        }

        @Override
        public boolean isSmooth() {
            return true;
        }

        @Override
        public String title() {
            return "softplus";
        }
    }
}
