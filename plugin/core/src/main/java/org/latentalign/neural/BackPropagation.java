package org.latentalign.neural;

import java.util.List;

/**
 * Loss and gradients of an autoencoder, for some rows at a time. With a linear output the loss is the mean squared error
 * over all values of a batch; with a sigmoid output it is the cross-entropy of values in [0, 1],
 * {@code -x log y - (1 - x) log(1 - y)}. The second part is the squared error in either case.
 */
final class BackPropagation implements Objective<Network> {

    /** Rows that are propagated together at most; larger batches add up the gradients of several such chunks. */
    static final int CHUNK = 1024;

    /** Weights times rows of a chunk: some tenths of a second, so that a cancel is heeded soon. */
    private static final long CHUNK_PRODUCTS = 1L << 32;

    private final Team team;
    private final LayerChain chain;
    private final PanelMatrix input;
    private final PanelMatrix target;
    private final OutputErrors errors;

    BackPropagation(
            final Network network,
            final Optimizer optimizer,
            final int capacity,
            final boolean noisy,
            final Team team) {
        this.team = team;
        input = new PanelMatrix(capacity, network.inputs());
        target = noisy ? new PanelMatrix(capacity, network.inputs()) : input;
        chain = new LayerChain(network.layers(), optimizer, input, false, team);
        errors = OutputErrors.of(network.layers().get(network.layers().size() - 1), capacity);
    }

    /** How many rows are propagated together through a network: the same on every machine. */
    static int chunk(final Network network) {
        return chunk(weights(network));
    }

    /** The same, for so many products of a weight and a value a row. */
    static int chunk(final long products) {
        return (int) Math.max(MatrixProduct.BLOCK, Math.min(CHUNK, CHUNK_PRODUCTS / products));
    }

    static long weights(final Network network) {
        long weights = 0;
        for (final Layer layer : network.layers()) {
            weights += (long) layer.inputs() * layer.outputs();
        }
        return weights;
    }

    List<Parameters> parameters() {
        return chain.parameters();
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
        return 2;
    }

    @Override
    public void parametersChanged() {
        chain.parametersChanged();
    }

    @Override
    public void propagate(final Chunk chunk, final double[] sums) {
        chain.forward(RowStack.of(chunk.count()));
        errors.add(chain, target, chunk.count(), team, sums);
    }

    @Override
    public void addGradients(final Chunk chunk) {
        final double values = (double) chunk.batch() * input.columns;
        errors.scaleGradient(chain.gradient(), chunk.count(), 1 / values, team);
        chain.backward(RowStack.of(chunk.count()));
    }

    @Override
    public void update(final Parameters.Step step) {
        chain.update(step);
    }

    @Override
    public Network model() {
        return chain.network();
    }

    @Override
    public List<Network> networks(final Network model) {
        return List.of(model);
    }
}
