package org.latentalign.neural;

import java.util.Arrays;
import java.util.List;

/**
 * Loss and gradients of a variational autoencoder, for some rows at a time: the squared error of the reconstruction from a
 * drawn latent vector, beta times the KL divergence, and the curvature of the decoder along a random direction at the
 * drawn vector, each divided by the number of values. The loss has four parts: all, squared error, KL divergence,
 * penalty of curvature.
 */
final class VariationalPropagation implements Objective<VariationalNetwork> {

    /** Slower rows stand still: their curvature is not defined. As a share of the data's total variance. */
    private static final double STANDSTILL = 1e-6;

    private final Team team;
    private final VariationalOptions options;
    private final RowNumbers noise;
    private final RowNumbers directions;
    private final int latent;
    private final int tangents;
    private final double totalVariance;
    private final PanelMatrix input;
    private final PanelMatrix target;
    private final PanelMatrix drawn;
    private final LayerChain encoder;
    private final LayerChain decoder;
    private final OutputErrors errors;
    private final LatentSample sample;

    /** By row that is followed: its penalty. */
    private final double[] penalties;

    /**
     * @param network to begin with
     * @param capacity rows that go through together
     * @param noisy whether the input has noise
     * @param totalVariance of the data; not used without a penalty of curvature
     * @param noise by which latent vectors are drawn
     * @param directions along which curvature is measured
     */
    VariationalPropagation(
            final VariationalNetwork network,
            final VariationalOptions options,
            final Optimizer optimizer,
            final int capacity,
            final boolean noisy,
            final double totalVariance,
            final RowNumbers noise,
            final RowNumbers directions,
            final Team team) {
        this.team = team;
        this.options = options;
        this.noise = noise;
        this.directions = directions;
        this.totalVariance = totalVariance;
        latent = network.latentDimension();
        tangents = options.curvature().needsProjection() ? latent : 0;
        if (options.curvature().isActive()) {
            DecoderCurvature.requireSmooth(network.decoder().layers());
        }
        input = new PanelMatrix(capacity, network.encoder().inputs());
        target = noisy ? new PanelMatrix(capacity, network.encoder().inputs()) : input;
        drawn = new PanelMatrix(stack(capacity).total(), latent);
        encoder = new LayerChain(network.encoder().layers(), optimizer, input, false, team);
        decoder = new LayerChain(network.decoder().layers(), optimizer, drawn, true, team);
        final List<Layer> layers = network.decoder().layers();
        errors = OutputErrors.of(layers.get(layers.size() - 1), capacity);
        sample = new LatentSample(latent, capacity);
        penalties = new double[stack(capacity).bent()];
    }

    /** How many rows are propagated together: the same on every machine. */
    static int chunk(final VariationalNetwork network, final CurvaturePenalty penalty) {
        final double passes = !penalty.isActive()
                ? 1
                : 1 + penalty.share() * (2 + (penalty.needsProjection() ? network.latentDimension() : 0));
        final long products = BackPropagation.weights(network.encoder())
                + (long) Math.ceil(passes * BackPropagation.weights(network.decoder()));
        return Math.max(
                MatrixProduct.BLOCK, Math.min(BackPropagation.chunk(products), (int) (BackPropagation.CHUNK / passes)));
    }

    private RowStack stack(final int count) {
        final CurvaturePenalty penalty = options.curvature();
        return penalty.isActive()
                ? new RowStack(count, (int) Math.max(1, Math.round(penalty.share() * count)), tangents)
                : RowStack.of(count);
    }

    List<Parameters> encoderParameters() {
        return encoder.parameters();
    }

    List<Parameters> decoderParameters() {
        return decoder.parameters();
    }

    /** What was drawn for the rows that were propagated last. */
    LatentSample sample() {
        return sample;
    }

    @Override
    public int capacity() {
        return input.rows;
    }

    @Override
    public PanelMatrix input() {
        return input;
    }

    @Override
    public PanelMatrix target() {
        return target;
    }

    @Override
    public int parts() {
        return 4;
    }

    @Override
    public void parametersChanged() {
        encoder.parametersChanged();
        decoder.parametersChanged();
    }

    @Override
    public void propagate(final Chunk chunk, final double[] sums) {
        final int count = chunk.count();
        final RowStack stack = stack(count);
        encoder.forward(RowStack.of(count));
        team.run(LayerChain.blocks(count), block -> draw(chunk, stack, block * MatrixProduct.BLOCK));
        decoder.forward(stack);
        final double[] errorSums = new double[2];
        errors.add(decoder, target, count, team, errorSums);
        double divergence = 0;
        for (int r = 0; r < count; r++) {
            divergence += sample.divergence(r);
        }
        final double penalty = stack.bent() == 0 ? 0 : penalty(chunk, stack);
        sums[0] += errorSums[0] + options.beta(chunk.epoch()) * divergence + penalty;
        sums[1] += errorSums[1];
        sums[2] += divergence;
        sums[3] += penalty;
    }

    /** Latent vectors of a block of rows, and where their lines lead. */
    private void draw(final Chunk chunk, final RowStack stack, final int from) {
        final float[] row = new float[latent];
        final double[] direction = new double[latent];
        for (int r = from; r < LayerChain.end(from, chunk.count()); r++) {
            final int index = chunk.rows()[chunk.first() + r];
            noise.fill(chunk.epoch(), index, sample.noise(r));
            sample.draw(r, encoder.output(), drawn, row);
            if (r >= stack.bent()) {
                continue;
            }
            directions.fill(chunk.epoch(), index, direction);
            for (int k = 0; k < latent; k++) {
                row[k] = (float) direction[k];
            }
            drawn.setRow(stack.velocity(r), row);
            Arrays.fill(row, 0);
            drawn.setRow(stack.acceleration(r), row);
            for (int i = 0; i < stack.tangents(); i++) {
                row[i] = 1;
                drawn.setRow(stack.tangent(i, r), row);
                row[i] = 0;
            }
        }
    }

    /** The penalty of a chunk, as a sum over its values; puts its derivatives into the decoder's gradient. */
    private double penalty(final Chunk chunk, final RowStack stack) {
        final double mean = (double) chunk.count() / stack.bent();
        final double sumScale = mean * totalVariance * totalVariance;
        final double gradientScale = sumScale / ((double) chunk.batch() * input.columns);
        team.run(LayerChain.blocks(stack.bent()), block -> {
            final BentRow row = new BentRow(latent, stack.tangents(), input.columns);
            final int from = block * MatrixProduct.BLOCK;
            for (int r = from; r < LayerChain.end(from, stack.bent()); r++) {
                penalties[r] = row.penalty(
                        decoder.output(),
                        stack,
                        r,
                        options.curvature(),
                        STANDSTILL * totalVariance,
                        gradientScale,
                        decoder.gradient());
            }
        });
        double sum = 0;
        for (int r = 0; r < stack.bent(); r++) {
            sum += penalties[r];
        }
        return sumScale * sum;
    }

    @Override
    public void addGradients(final Chunk chunk) {
        final int count = chunk.count();
        final double values = (double) chunk.batch() * input.columns;
        errors.scaleGradient(decoder.gradient(), count, 1 / values, team);
        decoder.backward(stack(count));
        final double weight = options.beta(chunk.epoch()) / values;
        team.run(LayerChain.blocks(count), block -> {
            final float[] byDraw = new float[latent];
            final float[] byHeads = new float[2 * latent];
            final int from = block * MatrixProduct.BLOCK;
            for (int r = from; r < LayerChain.end(from, count); r++) {
                sample.back(r, decoder.inputGradient(), weight, encoder.gradient(), byDraw, byHeads);
            }
        });
        encoder.backward(RowStack.of(count));
    }

    @Override
    public void update(final Parameters.Step step) {
        encoder.update(step);
        decoder.update(step);
    }

    @Override
    public VariationalNetwork model() {
        return new VariationalNetwork(encoder.network(), decoder.network());
    }

    @Override
    public List<Network> networks(final VariationalNetwork model) {
        return List.of(model.encoder(), model.decoder());
    }
}
