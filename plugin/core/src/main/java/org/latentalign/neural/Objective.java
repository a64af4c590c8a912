package org.latentalign.neural;

import java.util.List;

/**
 * What a training makes less: the loss of a model over rows, in several parts, and its derivatives.
 *
 * @param <M> the model
 */
interface Objective<M> {

    /**
     * Rows that go through together.
     *
     * @param rows positions in the store
     * @param first of them that are meant
     * @param count how many from there
     * @param epoch from 1; 0 in validation
     * @param batch how many rows the step has that these are part of
     */
    record Chunk(int[] rows, int first, int count, int epoch, int batch) {

        boolean isValidation() {
            return epoch == 0;
        }
    }

    /** How many rows fit into {@link #input()}. */
    int capacity();

    /** What goes into the network. */
    PanelMatrix input();

    /** What it is to give; the same object without noise. */
    PanelMatrix target();

    /** How many numbers a loss consists of; the first is the loss itself. */
    int parts();

    /** Once after parameters have changed, before {@link #addGradients}. */
    void parametersChanged();

    /**
     * Propagates the rows of {@link #input()}.
     *
     * @param sums takes the parts, summed over all values of these rows, in addition
     */
    void propagate(Chunk chunk, double[] sums);

    /** Adds the gradients of the rows that were propagated last. */
    void addGradients(Chunk chunk);

    /** Changes all parameters by their gradients, which are then 0. */
    void update(Parameters.Step step);

    /** The model as it is now. */
    M model();

    /** The networks that a model consists of. */
    List<Network> networks(M model);
}
