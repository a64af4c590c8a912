package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.kernel.FitException;
import org.latentalign.score.statistics.GoldenJson;

/** Loss and gradients against those of PyTorch's autograd, and against difference quotients. */
final class VariationalPropagationTest {

    private static final RowNumbers NO_DIRECTIONS = (epoch, row, values) -> {};

    private static int[] positions(final int n) {
        final int[] positions = new int[n];
        for (int r = 0; r < n; r++) {
            positions[r] = r;
        }
        return positions;
    }

    private static RowNumbers given(final double[][] rows) {
        return (epoch, row, values) -> System.arraycopy(rows[row], 0, values, 0, values.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vae_tanh_5-4-2", "vae_leaky_4-3-2"})
    void lossAndGradientsAreThoseOfTheReference(final String name) {
        final GoldenJson golden = LatentCases.read(name);
        final double[][] x = golden.get("x").matrix();
        final var network = new VariationalNetwork(
                new Network(LatentCases.layers(golden.get("encoder"))),
                new Network(LatentCases.layers(golden.get("decoder"))));
        final var options = new VariationalOptions(golden.get("beta").number(), 0, CurvaturePenalty.NONE);
        try (Team team = new Team(Runnable::run, 0)) {
            final var propagation = new VariationalPropagation(
                    network,
                    options,
                    new Optimizer.Descent(0),
                    x.length,
                    false,
                    0,
                    given(golden.get("eps").matrix()),
                    NO_DIRECTIONS,
                    team);
            for (int r = 0; r < x.length; r++) {
                propagation.input().setRow(r, LatentCases.rounded(x[r]));
            }
            final var chunk = new Objective.Chunk(positions(x.length), 0, x.length, 1, x.length);
            final double[] sums = new double[propagation.parts()];
            propagation.parametersChanged();
            propagation.propagate(chunk, sums);
            propagation.addGradients(chunk);
            final double values = x.length * x[0].length;
            assertClose(golden.get("loss").number(), sums[0] / values);
            assertClose(golden.get("reconstruction").number(), sums[1] / values);
            assertClose(golden.get("kl").number(), sums[2] / x.length);
            LatentCases.assertGradients(golden.get("encoderGradients"), propagation.encoderParameters());
            LatentCases.assertGradients(golden.get("decoderGradients"), propagation.decoderParameters());
        }
    }

    private static void assertClose(final double expected, final double actual) {
        assertEquals(expected, actual, 1e-5 * Math.abs(expected));
    }

    /** The whole loss with its curvature, through draws and encoder, in several chunks, against difference quotients. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.02", "0.03, 0.005", "0, 0.01"})
    void gradientsOfTheWholeLossAreThoseOfFiniteDifferences(final double extrinsic, final double parameterEffects)
            throws FitException {
        final int n = 60;
        final double[][] x = Networks.gaussian(n, 5, 1, 3);
        final double[][] eps = Networks.gaussian(n, 2, 1, 4);
        final double[][] directions = Networks.gaussian(n, 2, 1, 5);
        for (final double[] direction : directions) {
            final double length = Math.hypot(direction[0], direction[1]);
            direction[0] /= length;
            direction[1] /= length;
        }
        final Activation tanh = new Activation.Tanh();
        final var architecture = new Architecture(5, List.of(4, 2), tanh, new Activation.LeakyRelu(1), true);
        final var network = VariationalNetwork.start(architecture, new Initialization.Uniform(), 8);
        final var options = new VariationalOptions(0.7, 0, new CurvaturePenalty(extrinsic, parameterEffects, 0.5));
        try (Team team = new Team(Runnable::run, 0)) {
            final var propagation = new VariationalPropagation(
                    network, options, new Optimizer.Descent(0), 20, false, 2, given(eps), given(directions), team);
            final double[] sums = new double[propagation.parts()];
            propagation.parametersChanged();
            for (int first = 0; first < n; first += 20) {
                for (int r = 0; r < 20; r++) {
                    propagation.input().setRow(r, LatentCases.rounded(x[first + r]));
                }
                final var chunk = new Objective.Chunk(positions(n), first, 20, 1, n);
                propagation.propagate(chunk, sums);
                propagation.addGradients(chunk);
            }
            final double expected = loss(network, options, x, eps, directions);
            assertEquals(expected, sums[0] / (n * 5), 1e-5 * expected);
            check(
                    propagation.encoderParameters(),
                    network.encoder(),
                    changed -> loss(new VariationalNetwork(changed, network.decoder()), options, x, eps, directions));
            check(
                    propagation.decoderParameters(),
                    network.decoder(),
                    changed -> loss(new VariationalNetwork(network.encoder(), changed), options, x, eps, directions));
        }
    }

    /** Something that a network comes to. */
    @FunctionalInterface
    private interface Loss {
        double of(Network network);
    }

    private static void check(final List<Parameters> parameters, final Network network, final Loss loss) {
        for (int i = 0; i < network.layers().size(); i++) {
            final Layer layer = network.layers().get(i);
            final float[] gradient = new float[layer.outputs()];
            for (int column = -1; column < layer.inputs(); column++) {
                if (column < 0) {
                    parameters.get(i).biasGradient.getRow(0, gradient);
                } else {
                    parameters.get(i).weightGradient.getRow(column, gradient);
                }
                for (int row = 0; row < layer.outputs(); row++) {
                    final float value = column < 0 ? layer.bias()[row] : layer.weights()[row][column];
                    final float up = value + 1e-3f;
                    final float down = value - 1e-3f;
                    final double difference = (loss.of(Networks.with(network, i, row, column, up))
                                    - loss.of(Networks.with(network, i, row, column, down)))
                            / ((double) up - down);
                    assertEquals(difference, gradient[row], 2e-4 * Math.max(1, Math.abs(difference)));
                }
            }
        }
    }

    /** By the definition, in double precision; of each 20 rows the first 10 are followed. */
    private static double loss(
            final VariationalNetwork network,
            final VariationalOptions options,
            final double[][] x,
            final double[][] eps,
            final double[][] directions) {
        final var curvature = new DecoderCurvature(network.decoder().layers());
        double sum = 0;
        for (int r = 0; r < x.length; r++) {
            final double[] head = Networks.output(network.encoder(), x[r]);
            final double[] z = new double[2];
            double divergence = 0;
            for (int k = 0; k < 2; k++) {
                z[k] = head[k] + Math.exp(head[2 + k] / 2) * eps[r][k];
                divergence += (head[k] * head[k] + Math.exp(head[2 + k]) - 1 - head[2 + k]) / 2;
            }
            final double[] y = Networks.output(network.decoder(), z);
            for (int j = 0; j < y.length; j++) {
                sum += (x[r][j] - y[j]) * (x[r][j] - y[j]);
            }
            sum += options.beta() * divergence;
            if (r % 20 < 10) {
                curvature.measure(z, directions[r]);
                sum += 2
                        * 2
                        * 2
                        * (options.curvature().extrinsic() * curvature.extrinsic()
                                + options.curvature().parameterEffects() * curvature.parameterEffects());
            }
        }
        return sum / x.length / x[0].length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"curvature_curve_1-3-2", "curvature_linear_2-5", "curvature_plane_2-3-2", "curvature_tanh_2-4-5"
            })
    void curvatureAndItsGradientsAreThoseOfTheReference(final String name) {
        final GoldenJson golden = LatentCases.read(name);
        final List<Layer> decoder = LatentCases.layers(golden.get("decoder"));
        final double[][] z = golden.get("z").matrix();
        final double[][] v = golden.get("v").matrix();
        for (final GoldenJson term : golden.get("terms").list()) {
            final double extrinsic = term.get("extrinsicWeight").number();
            final double parameterEffects = term.get("parameterEffectsWeight").number();
            checkTerm(decoder, z, v, new CurvaturePenalty(extrinsic, parameterEffects, 1), z[0].length, term);
            if (extrinsic == parameterEffects) {
                checkTerm(decoder, z, v, new CurvaturePenalty(extrinsic, parameterEffects, 1), 0, term);
            }
        }
        final var curvature = new DecoderCurvature(decoder);
        for (int r = 0; r < z.length; r++) {
            curvature.measure(z[r], v[r]);
            assertEquals(
                    golden.get("extrinsic").numbers()[r], curvature.extrinsic(), 1e-5 * curvature.extrinsic() + 1e-12);
            assertEquals(
                    golden.get("parameterEffects").numbers()[r],
                    curvature.parameterEffects(),
                    1e-5 * curvature.parameterEffects() + 1e-12);
            for (int j = 0; j < curvature.velocity().length; j++) {
                assertEquals(golden.get("velocity").matrix()[r][j], curvature.velocity()[j], 1e-6);
                assertEquals(
                        golden.get("acceleration").matrix()[r][j], curvature.acceleration()[j], 1e-6);
            }
        }
    }

    private static void checkTerm(
            final List<Layer> decoder,
            final double[][] z,
            final double[][] v,
            final CurvaturePenalty penalty,
            final int tangents,
            final GoldenJson term) {
        final int n = z.length;
        final int h = z[0].length;
        final RowStack stack = new RowStack(n, n, tangents);
        try (Team team = new Team(Runnable::run, 0)) {
            final PanelMatrix input = new PanelMatrix(stack.total(), h);
            final LayerChain chain = new LayerChain(decoder, new Optimizer.Descent(0), input, false, team);
            for (int r = 0; r < n; r++) {
                input.setRow(r, LatentCases.rounded(z[r]));
                input.setRow(stack.velocity(r), LatentCases.rounded(v[r]));
                for (int i = 0; i < tangents; i++) {
                    final float[] axis = new float[h];
                    axis[i] = 1;
                    input.setRow(stack.tangent(i, r), axis);
                }
            }
            chain.parametersChanged();
            chain.forward(stack);
            final BentRow row = new BentRow(h, tangents, chain.output().columns);
            double sum = 0;
            for (int r = 0; r < n; r++) {
                sum += row.penalty(chain.output(), stack, r, penalty, 0, 1.0 / n, chain.gradient());
            }
            chain.backward(stack);
            final double expected = term.get("value").number();
            assertEquals(expected, sum / n, 1e-5 * expected + 1e-12);
            LatentCases.assertGradients(term.get("gradients"), chain.parameters());
        }
    }

    /** In double precision, from the reference's own velocity and acceleration. */
    @ParameterizedTest
    @ValueSource(strings = {"curvature_curve_1-3-2", "curvature_plane_2-3-2", "curvature_tanh_2-4-5"})
    void partsOfBendingAreThoseOfTheReference(final String name) {
        final GoldenJson golden = LatentCases.read(name);
        final double[][] z = golden.get("z").matrix();
        for (int r = 0; r < z.length; r++) {
            final double[][] tangents = tangents(golden.get("decoder"), z[r]);
            final double[] velocity = golden.get("velocity").matrix()[r];
            final var bending = new Bending(z[r].length, velocity.length);
            bending.measure(velocity, golden.get("acceleration").matrix()[r], tangents);
            final double extrinsic = golden.get("extrinsic").numbers()[r];
            final double parameterEffects = golden.get("parameterEffects").numbers()[r];
            assertEquals(extrinsic, bending.extrinsic(), 1e-9 * extrinsic + 1e-12);
            assertEquals(parameterEffects, bending.parameterEffects(), 1e-9 * parameterEffects + 1e-12);
        }
    }

    private static double[][] tangents(final GoldenJson decoder, final double[] point) {
        final List<double[]> tangents = new ArrayList<>();
        for (int axis = 0; axis < point.length; axis++) {
            double[] y = point;
            double[] t = new double[point.length];
            t[axis] = 1;
            for (final GoldenJson layer : decoder.list()) {
                final double[][] weights = layer.get("weights").matrix();
                final double[] sum = layer.get("bias").numbers().clone();
                final double[] slope = new double[sum.length];
                for (int i = 0; i < sum.length; i++) {
                    for (int j = 0; j < y.length; j++) {
                        sum[i] += weights[i][j] * y[j];
                        slope[i] += weights[i][j] * t[j];
                    }
                    final double value =
                            switch (layer.get("activation").text()) {
                                case "tanh" -> Math.tanh(sum[i]);
                                case "sigmoid" -> 1 / (1 + Math.exp(-sum[i]));
                                case "softplus" -> Math.log1p(Math.exp(sum[i]));
                                default -> sum[i];
                            };
                    slope[i] *= switch (layer.get("activation").text()) {
                        case "tanh" -> 1 - value * value;
                        case "sigmoid" -> value * (1 - value);
                        case "softplus" -> 1 / (1 + Math.exp(-sum[i]));
                        default -> 1;
                    };
                    sum[i] = value;
                }
                y = sum;
                t = slope;
            }
            tangents.add(t);
        }
        return tangents.toArray(new double[0][]);
    }

    @Test
    void straightLinesAndFullSpacesDoNotBend() {
        final var plane = new Bending(2, 2);
        plane.measure(new double[] {1, 2}, new double[] {0.3, -4}, new double[][] {{1, 0.5}, {0.2, 1}});
        assertEquals(0, plane.extrinsic());
        final var line = new Bending(1, 3);
        line.measure(new double[] {1, 2, 0}, new double[3], new double[][] {{1, 2, 0}});
        assertEquals(0, line.extrinsic());
        assertEquals(0, line.parameterEffects());
    }

    /** A tangent given twice changes nothing: |a|^2 = 2, half of it along the first axis. */
    @Test
    void dependentTangentsCountOnce() {
        final var bending = new Bending(3, 3);
        bending.measure(
                new double[] {1, 0, 0}, new double[] {1, 0, 1}, new double[][] {{2, 0, 0}, {4, 0, 0}, {0, 0, 0}});
        assertEquals(1, bending.extrinsic(), 1e-12);
        assertEquals(1, bending.parameterEffects(), 1e-12);
    }
}
