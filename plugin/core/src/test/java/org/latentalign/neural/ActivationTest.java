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
        activation.backPropagate(z, gradient, z.length);
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
}
