package org.latentalign.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
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

    /** Purposes of random streams; numbers that never change. */
    private static final long VALIDATION = -1;

    private static final long NOISE = -2;

    private static final double NANOSECONDS = 1e9;

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
     * @param start the network to begin with; the output layer is linear
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
        if (rows.count() > Integer.MAX_VALUE) {
            throw new FitException("Training takes at most " + Integer.MAX_VALUE + " rows, but there are "
                    + rows.count() + ". Take a sample of the rows.");
        }
        if (start.inputs() != rows.dimension() || start.outputs() != rows.dimension()) {
            throw new IllegalArgumentException("The network must have inputs and outputs as the rows.");
        }
        try (Team team = new Team(executor, helpers)) {
            return new Run(rows, center, start, options, team, progress).train();
        }
    }

    /** What changes in the course of a training. */
    private static final class Run {

        private final RowStore rows;
        private final float[] center;
        private final TrainingOptions options;
        private final Team team;
        private final Progress progress;
        private final BackPropagation propagation;
        private final boolean noisy;
        private final int[] trainingRows;
        private final int[] validationRows;
        private final List<EpochLoss> losses = new ArrayList<>();
        private final long started = System.nanoTime();
        private long steps;
        private long rowsDone;
        private Network best;
        private Network last;
        private int bestEpoch;
        private double bestLoss = Double.POSITIVE_INFINITY;

        Run(
                final RowStore rows,
                final double[] center,
                final Network start,
                final TrainingOptions options,
                final Team team,
                final Progress progress)
                throws FitException {
            this.rows = rows;
            this.center = new float[center.length];
            for (int j = 0; j < center.length; j++) {
                this.center[j] = (float) center[j];
            }
            this.options = options;
            this.team = team;
            this.progress = progress;
            noisy = !(options.noise() instanceof InputNoise.None);
            final int n = (int) rows.count();
            if (n == 0) {
                throw new FitException("There are no rows to train on.");
            }
            int validation = 0;
            if (options.validationShare() > 0) {
                if (n == 1) {
                    throw new FitException("There is only one row, so that none is left for validation. Set the"
                            + " validation share to 0, or add rows.");
                }
                validation = (int) Math.min(n - 1, Math.max(1, Math.round(options.validationShare() * n)));
            }
            final int[] all = IntStream.range(0, n).toArray();
            Randoms.shuffle(all, Randoms.stream(options.seed(), VALIDATION));
            validationRows = Arrays.copyOf(all, validation);
            trainingRows = Arrays.copyOfRange(all, validation, n);
            Arrays.sort(validationRows);
            Arrays.sort(trainingRows);
            final int chunk = Math.min(
                    BackPropagation.chunk(start),
                    Math.max(Math.min(options.batchSize(), trainingRows.length), Math.min(validation, 256)));
            propagation = new BackPropagation(start, options.optimizer(), chunk, noisy, team);
        }

        Training train() throws FitException {
            try {
                return trainEpochs();
            } catch (final CancellationException e) {
                if (!options.keepOnCancel() || losses.isEmpty()) {
                    throw e;
                }
                return result(last, losses.size(), End.CANCELED);
            }
        }

        private Training trainEpochs() throws FitException {
            for (int epoch = 1; epoch <= options.epochs(); epoch++) {
                final double training = trainEpoch(epoch);
                final double validation = validationLoss(epoch);
                if (validationRows.length > 0) {
                    checkFinite(validation, epoch);
                    if (validation < bestLoss) {
                        bestLoss = validation;
                        bestEpoch = epoch;
                        best = options.keepBest() ? propagation.network() : null;
                    }
                }
                if (options.keepOnCancel() && best == null) {
                    last = propagation.network();
                }
                final double seconds = (System.nanoTime() - started) / NANOSECONDS;
                losses.add(new EpochLoss(epoch, training, validation, seconds));
                if (validationRows.length > 0 && options.patience() > 0 && epoch - bestEpoch >= options.patience()) {
                    return result(propagation.network(), epoch, End.PATIENCE);
                }
                if (epoch > 1
                        && options.leastLossChange() > 0
                        && Math.abs(training - losses.get(epoch - 2).training()) < options.leastLossChange()) {
                    return result(propagation.network(), epoch, End.LOSS_CHANGE);
                }
            }
            return result(propagation.network(), options.epochs(), End.EPOCHS);
        }

        private Training result(final Network network, final int epoch, final End end) throws FitException {
            if (best != null) {
                return new Training(best, losses, bestEpoch, end);
            }
            for (final Layer layer : network.layers()) {
                for (final float[] row : layer.weights()) {
                    for (final float weight : row) {
                        checkFinite(weight, epoch); // the last step may have been the one too far
                    }
                }
            }
            return new Training(network, losses, epoch, end);
        }

        private double trainEpoch(final int epoch) throws FitException {
            Randoms.shuffle(trainingRows, Randoms.stream(options.seed(), epoch));
            final int n = trainingRows.length;
            final int d = rows.dimension();
            final double rate = options.learningRate(epoch);
            double sum = 0;
            for (int batch = 0; batch < n; batch += options.batchSize()) {
                final int end = (int) Math.min(n, (long) batch + options.batchSize());
                propagation.parametersChanged();
                for (int first = batch; first < end; first += propagation.capacity()) {
                    final int count = Math.min(propagation.capacity(), end - first);
                    report(epoch, first == 0 ? Double.NaN : sum / first / d);
                    fill(trainingRows, first, count, epoch);
                    sum += propagation.squaredError(count);
                    checkFinite(sum, epoch);
                    propagation.addGradients(count, 1.0 / ((double) (end - batch) * d));
                    rowsDone += count;
                }
                steps++;
                propagation.update(new Parameters.Step(options.optimizer(), steps, rate, options.weightDecay()));
                if (end == n) {
                    break; // also keeps the sum from exceeding an int
                }
            }
            return sum / n / d;
        }

        private double validationLoss(final int epoch) {
            if (validationRows.length == 0) {
                return Double.NaN;
            }
            double sum = 0;
            for (int first = 0; first < validationRows.length; first += propagation.capacity()) {
                final int count = Math.min(propagation.capacity(), validationRows.length - first);
                report(epoch, Double.NaN);
                fill(validationRows, first, count, 0);
                sum += propagation.squaredError(count);
            }
            return sum / validationRows.length / rows.dimension();
        }

        /** Puts rows into the network's input; epoch 0 stands for no noise. */
        private void fill(final int[] indices, final int first, final int count, final int epoch) {
            final int size = MatrixProduct.BLOCK;
            final long epochNoise = Randoms.seed(Randoms.seed(options.seed(), NOISE), epoch);
            team.run((count + size - 1) / size, block -> {
                final float[] row = new float[rows.dimension()];
                for (int r = block * size; r < Math.min(count, (block + 1) * size); r++) {
                    rows.read(indices[first + r], row);
                    for (int j = 0; j < center.length; j++) {
                        row[j] -= center[j];
                    }
                    if (noisy) {
                        propagation.target.setRow(r, row);
                        if (epoch > 0) {
                            options.noise().apply(row, Randoms.seed(epochNoise, indices[first + r]));
                        }
                    }
                    propagation.input.setRow(r, row);
                }
            });
        }

        private void report(final int epoch, final double loss) {
            final double total = (double) trainingRows.length * options.epochs();
            progress.report(Math.min(1, rowsDone / total), () -> message(epoch, loss, rowsDone / total));
        }

        private String message(final int epoch, final double loss, final double fraction) {
            final StringBuilder text = new StringBuilder("Epoch " + epoch + " of " + options.epochs());
            final double shown = Double.isNaN(loss) && !losses.isEmpty()
                    ? losses.get(losses.size() - 1).training()
                    : loss;
            if (!Double.isNaN(shown)) {
                text.append(String.format(Locale.ROOT, ", loss %.4g", shown));
            }
            if (fraction > 0) {
                final double seconds = (System.nanoTime() - started) / NANOSECONDS / fraction * (1 - fraction);
                text.append(
                        seconds < 120
                                ? String.format(Locale.ROOT, ", at most %.0f s left", Math.ceil(seconds))
                                : String.format(Locale.ROOT, ", at most %.0f min left", Math.ceil(seconds / 60)));
            }
            return text.toString();
        }

        private void checkFinite(final double value, final int epoch) throws FitException {
            if (!Double.isFinite(value)) {
                throw new FitException("Training diverged in epoch " + epoch
                        + ": the loss is no longer a finite number. Choose a lower learning rate (it is "
                        + options.learningRate(epoch)
                        + "), or scale the vectors, for example to unit length or by min-max, in the preprocessing.");
            }
        }
    }
}
