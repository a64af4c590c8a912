package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
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
        final Architecture deep = new Architecture(7, List.of(9, 3), activation, activation, true);
        final Network network = Networks.random(deep, 5);
        final double[][] rows = Networks.gaussian(50, 7, 2, 6);
        try (Team team = new Team(Runnable::run, 0)) {
            final BackPropagation propagation =
                    new BackPropagation(network, new Optimiser.Descent(0), rows.length, false, team);
            for (int r = 0; r < rows.length; r++) {
                final float[] row = new float[7];
                for (int j = 0; j < 7; j++) {
                    row[j] = (float) rows[r][j];
                    rows[r][j] = row[j];
                }
                propagation.input.setRow(r, row);
            }
            propagation.parametersChanged();
            final double loss = propagation.squaredError(rows.length) / rows.length / 7;
            propagation.addGradients(rows.length, 1.0 / rows.length / 7);
            assertEquals(Networks.loss(network, rows), loss, 1e-5 * loss);

            for (int i = 0; i < network.layers().size(); i++) {
                final Layer layer = network.layers().get(i);
                final Parameters parameters = propagation.parameters().get(i);
                final float[] gradient = new float[layer.outputs()];
                for (int column = -1; column < layer.inputs(); column++) {
                    if (column < 0) {
                        parameters.biasGradient.getRow(0, gradient);
                    } else {
                        parameters.weightGradient.getRow(column, gradient);
                    }
                    for (int row = 0; row < layer.outputs(); row++) {
                        assertEquals(difference(network, rows, i, row, column), gradient[row], 2e-4);
                    }
                }
            }
        }
    }

    private static double difference(
            final Network network, final double[][] rows, final int layer, final int row, final int column) {
        final Layer changed = network.layers().get(layer);
        final float value = column < 0 ? changed.bias()[row] : changed.weights()[row][column];
        final float up = value + 1e-4f;
        final float down = value - 1e-4f;
        return (Networks.loss(Networks.with(network, layer, row, column, up), rows)
                        - Networks.loss(Networks.with(network, layer, row, column, down), rows))
                / ((double) up - down);
    }
}
