package org.latentalign.neural;

import java.util.List;
import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * A training and its result.
 *
 * @param network the trained network
 * @param losses one for each epoch
 * @param keptEpoch which of them the network is from
 * @param end why it ended
 */
public record Training(Network network, List<EpochLoss> losses, int keptEpoch, End end) {

    /** Why a training ended. */
    public enum End {
        /** All epochs were done. */
        EPOCHS("all epochs were done"),
        /** The validation loss did not improve any more. */
        PATIENCE("the validation loss did not improve any more"),
        /** The training loss did not change any more. */
        LOSS_CHANGE("the training loss did not change any more"),
        /** It was canceled, and the model so far was asked for. */
        CANCELED("training was canceled");

        private final String reason;

        End(final String reason) {
            this.reason = reason;
        }

        /** @return what is the case then, to follow the word "because" */
        public String reason() {
            return reason;
        }
    }

    /** Copies the list. */
    public Training {
        losses = List.copyOf(losses);
    }

    /**
     * Trains an autoencoder. The result is the same to the last bit for any number of threads.
     *
     * @param rows n of them, at least one
     * @param center subtracted from every row, or of length 0
     * @param start the network to begin with; the output layer is linear, or sigmoid for values in
     *     [0, 1], which are then not centered
     * @param options how
     * @param executor runs helpers until the end; a direct executor cannot be used
     * @param helpers how many threads may help the calling one
     * @param progress told how far it is, for each chunk of a batch
     * @return network and losses
     * @throws java.util.concurrent.CancellationException when the user canceled, unless the options ask for the model
     *     of a canceled training and there is one; that model is of an epoch that was done, and so the same as without a
     *     cancel
     * @throws FitException when the data do not suffice, or training diverges, with the sentence for the user
     */
    public static Training of(
            final RowStore rows,
            final double[] center,
            final Network start,
            final TrainingOptions options,
            final Executor executor,
            final int helpers,
            final Progress progress)
            throws FitException {
        if (start.inputs() != rows.dimension() || start.outputs() != rows.dimension()) {
            throw new IllegalArgumentException("The network must have inputs and outputs as the rows.");
        }
        final RowSplit split = RowSplit.of(rows.count(), options.validationShare(), options.seed());
        final boolean noisy = !(options.noise() instanceof InputNoise.None);
        final int capacity = EpochLoop.capacity(BackPropagation.chunk(start), split, options);
        try (Team team = new Team(executor, helpers)) {
            final BackPropagation objective = new BackPropagation(start, options.optimizer(), capacity, noisy, team);
            final var result = new EpochLoop<>(rows, center, split, objective, options, team, progress).train();
            return new Training(
                    result.model(),
                    result.epochs().stream().map(Training::loss).toList(),
                    result.keptEpoch(),
                    result.end());
        }
    }

    private static EpochLoss loss(final EpochLoop.Epoch epoch) {
        return new EpochLoss(
                epoch.number(), epoch.training()[0], epoch.validation()[0], epoch.training()[1], epoch.validation()[1]);
    }
}
