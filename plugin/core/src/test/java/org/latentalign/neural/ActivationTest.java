package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

    /** Textbook values at -1 and 2. */
    @Test
    void valuesAreTheKnownOnes() {
        check(new Activation.LeakyRelu(0.01), -0.01, 2);
        check(new Activation.LeakyRelu(0), 0, 2);
        check(new Activation.LeakyRelu(1), -1, 2);
        check(new Activation.Tanh(), -0.7615941559557649, 0.9640275800758169);
        check(new Activation.Sigmoid(), 0.2689414213699951, 0.8807970779778823);
        check(new Activation.Elu(), -0.6321205588285577, 2);
        check(new Activation.Softplus(), 0.31326168751822286, 2.1269280110429727);
    }

    private static void check(final Activation activation, final double atMinusOne, final double atTwo) {
        assertEquals(atMinusOne, activation.value(-1), 1e-15, activation.title());
        assertEquals(atTwo, activation.value(2), 1e-15, activation.title());
    }

    @ParameterizedTest
    @MethodSource("org.latentalign.neural.BackPropagationTest#everyActivation")
    void extremeSumsGiveNumbers(final Activation activation) {
        for (final double z : new double[] {-1000, 1000}) {
            assertEquals(activation.value(z) - activation.value(z), 0, activation.title());
            assertEquals(activation.derivative(z) - activation.derivative(z), 0, activation.title());
        }
    }

    @ParameterizedTest
    @MethodSource("org.latentalign.neural.BackPropagationTest#everyActivation")
    void rowsAreWhatSingleValuesAre(final Activation activation) {
        final float[] z = {-3, -0.5f, 0, 0.5f, 3, Float.MIN_VALUE, -Float.MIN_VALUE, 1e30f};
        final float[] y = new float[z.length];
        final float[] gradient = {2, 2, 2, 2, 2, 2, 2, 2};
        activation.apply(z, y, z.length);
        activation.backPropagate(z, y, gradient, z.length);
        final float[] expected = new float[z.length];
        final float[] expectedGradient = new float[z.length];
        for (int j = 0; j < z.length; j++) {
            expected[j] = (float) activation.value(z[j]);
            expectedGradient[j] = (float) (2 * activation.derivative(z[j]));
        }
        assertArrayEquals(expected, y, 1e-6f);
        assertArrayEquals(expectedGradient, gradient, 1e-6f);
    }

    @Test
    void refusesASlopeThatIsNoNumber() {
        assertThrows(IllegalArgumentException.class, () -> new Activation.LeakyRelu(Double.NaN));
    }

    /** Each derivative against the difference quotient of the one below it. */
    @ParameterizedTest
    @MethodSource("org.latentalign.neural.BackPropagationTest#everyActivation")
    void higherDerivativesAreThoseOfFiniteDifferences(final Activation activation) {
        for (final double z : new double[] {-2.5, -0.7, 0.3, 1.9}) {
            final double step = 1e-5;
            assertEquals(
                    (activation.derivative(z + step) - activation.derivative(z - step)) / (2 * step),
                    activation.secondDerivative(z),
                    1e-8,
                    activation.title());
            assertEquals(
                    (activation.secondDerivative(z + step) - activation.secondDerivative(z - step)) / (2 * step),
                    activation.thirdDerivative(z),
                    1e-8,
                    activation.title());
        }
    }

    @ParameterizedTest
    @MethodSource("org.latentalign.neural.BackPropagationTest#everyActivation")
    void derivativesOfRowsAreThoseOfSingleValues(final Activation activation) {
        final float[] z = {-30, -3, -0.5f, 0.25f, 0.5f, 3, 30};
        final float[] y = new float[z.length];
        final float[][] derivatives = new float[3][z.length];
        activation.apply(z, y, z.length);
        activation.derivatives(z, y, derivatives[0], derivatives[1], derivatives[2], z.length);
        for (int j = 0; j < z.length; j++) {
            assertEquals(activation.derivative(z[j]), derivatives[0][j], 2e-6, activation.title());
            assertEquals(activation.secondDerivative(z[j]), derivatives[1][j], 2e-6, activation.title());
            assertEquals(activation.thirdDerivative(z[j]), derivatives[2][j], 4e-6, activation.title());
        }
    }

    /** A million numbers on either side, and the ends; relative to the true value. */
    @Test
    void theTanhOfSinglePrecisionIsWithinSomeRoundings() {
        final float[] y = new float[1];
        for (int i = -1_000_000; i <= 1_000_000; i++) {
            final float z = i * 1.1e-5f;
            FloatTanh.apply(new float[] {z}, y, 1);
            final double expected = StrictMath.tanh(z);
            assertEquals(expected, y[0], 4e-7 * Math.abs(expected));
        }
        FloatTanh.apply(new float[] {Float.NEGATIVE_INFINITY}, y, 1);
        assertEquals(-1, y[0]);
        FloatTanh.apply(new float[] {Float.NaN}, y, 1);
        assertEquals(Float.NaN, y[0]);
    }
}
