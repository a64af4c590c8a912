package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackPropagationTest {

    static Stream<Activation> everyActivation() {
        return Stream.of(
                new Activation.LeakyRelu(0.01),
                new Activation.LeakyRelu(0),
                new Activation.LeakyRelu(1),
                new Activation.Tanh(),
                new Activation.Sigmoid(),
                new Activation.Elu(),
                new Activation.Softplus());
    }

    /** Every derivative against the difference quotient of a loss that is computed otherwise, in double precision. */
    @ParameterizedTest
    @MethodSource("everyActivation")
    void gradientsAreThoseOfFiniteDifferences(final Activation activation) {
        final double[][] rows = Networks.gaussian(50, 7, 2, 6);
        checkGradients(new Architecture(7, List.of(9, 3), activation, activation, true), rows, rows);
    }

    /** Kramer's network, whose middle is linear; and one without biases that gets other rows than it is to give. */
    @Test
    void gradientsOfALinearMiddleAndOfADenoisingNetworkAreThoseOfFiniteDifferences() {
        final Activation tanh = new Activation.Tanh();
        final Activation linear = new Activation.LeakyRelu(1);
        final double[][] rows = Networks.gaussian(50, 7, 2, 6);
        checkGradients(new Architecture(7, List.of(9, 5, 2), tanh, linear, true), rows, rows);
        checkGradients(new Architecture(7, List.of(9), tanh, tanh, false), rows, Networks.gaussian(50, 7, 1.5, 8));
    }

    private static void checkGradients(
            final Architecture architecture, final double[][] rows, final double[][] targets) {
        final Network network = Networks.random(architecture, 5);
        final boolean noisy = rows != targets;
        try (Team team = new Team(Runnable::run, 0)) {
            final BackPropagation propagation =
                    new BackPropagation(network, new Optimizer.Descent(0), rows.length, noisy, team);
            for (int r = 0; r < rows.length; r++) {
                propagation.input().setRow(r, rounded(rows[r]));
                if (noisy) {
                    propagation.target().setRow(r, rounded(targets[r]));
                }
            }
            propagation.parametersChanged();
            final var chunk = new Objective.Chunk(new int[0], 0, rows.length, 1, rows.length);
            final double[] sums = new double[propagation.parts()];
            propagation.propagate(chunk, sums);
            propagation.addGradients(chunk);
            final double loss = sums[0] / rows.length / 7;
            assertEquals(Networks.loss(network, rows, targets), loss, 1e-5 * loss);

            for (int i = 0; i < network.layers().size(); i++) {
                final Layer layer = network.layers().get(i);
                final Parameters parameters = propagation.parameters().get(i);
                final float[] gradient = new float[layer.outputs()];
                for (int column = layer.hasBias() ? -1 : 0; column < layer.inputs(); column++) {
                    if (column < 0) {
                        parameters.biasGradient.getRow(0, gradient);
                    } else {
                        parameters.weightGradient.getRow(column, gradient);
                    }
                    for (int row = 0; row < layer.outputs(); row++) {
                        assertEquals(difference(network, rows, targets, i, row, column), gradient[row], 2e-4);
                    }
                }
            }
        }
    }

    /** Rounds the row itself, too, so that both computations have the same numbers. */
    private static float[] rounded(final double[] row) {
        final float[] result = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            result[j] = (float) row[j];
            row[j] = result[j];
        }
        return result;
    }

    private static double difference(
            final Network network,
            final double[][] rows,
            final double[][] targets,
            final int layer,
            final int row,
            final int column) {
        final Layer changed = network.layers().get(layer);
        final float value = column < 0 ? changed.bias()[row] : changed.weights()[row][column];
        final float up = value + 1e-4f;
        final float down = value - 1e-4f;
        return (Networks.loss(Networks.with(network, layer, row, column, up), rows, targets)
                        - Networks.loss(Networks.with(network, layer, row, column, down), rows, targets))
                / ((double) up - down);
    }
}
