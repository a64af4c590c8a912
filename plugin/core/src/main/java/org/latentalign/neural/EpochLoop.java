package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;

/**
 * Goes through the rows epoch by epoch and changes a model step by step.
 *
 * @param <M> the model
 */
final class EpochLoop<M> {

    /** Purpose of the random stream; a number that never changes. */
    private static final long NOISE = -2;

    private static final double NANOSECONDS = 1e9;

    /** Chunks for validation have at least so many rows, if there are so many. */
    private static final int VALIDATION_ROWS = 256;

    private final RowStore rows;
    private final float[] center;
    private final TrainingOptions options;
    private final Team team;
    private final Progress progress;
    private final Objective<M> objective;
    private final boolean noisy;
    private final int[] trainingRows;
    private final int[] validationRows;
    private final List<Epoch> epochs = new ArrayList<>();
    private final long started = System.nanoTime();
    private long steps;
    private long rowsDone;
    private M best;
    private M last;
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;

    /**
     * What an epoch came to.
     *
     * @param number from 1
     * @param training the parts of the loss, each a mean over all values of the rows
     * @param validation the same over the validation rows at the end of the epoch; NaN without such rows
     */
    record Epoch(int number, double[] training, double[] validation) {}

    /**
     * How a training ended.
     *
     * @param model the result
     * @param epochs what was done
     * @param keptEpoch which of them the model is from
     * @param end why it ended
     */
    record Result<M>(M model, List<Epoch> epochs, int keptEpoch, Training.End end) {}

    EpochLoop(
            final RowStore rows,
            final double[] center,
            final RowSplit split,
            final Objective<M> objective,
            final TrainingOptions options,
            final Team team,
            final Progress progress) {
        this.rows = rows;
        this.center = new float[center.length];
        for (int j = 0; j < center.length; j++) {
            this.center[j] = (float) center[j];
        }
        this.objective = objective;
        this.options = options;
        this.team = team;
        this.progress = progress;
        noisy = objective.target() != objective.input();
        trainingRows = split.training().clone();
        validationRows = split.validation();
    }

    /** How many rows should go through together, of so many that can. */
    static int capacity(final int most, final RowSplit split, final TrainingOptions options) {
        return Math.min(
                most,
                Math.max(
                        Math.min(options.batchSize(), split.training().length),
                        Math.min(split.validation().length, VALIDATION_ROWS)));
    }

    Result<M> train() throws FitException {
        try {
            return trainEpochs();
        } catch (final CancellationException e) {
            if (!options.keepOnCancel() || epochs.isEmpty()) {
                throw e;
            }
            return result(last, epochs.size(), Training.End.CANCELED);
        }
    }

    private Result<M> trainEpochs() throws FitException {
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            final double[] training = trainEpoch(epoch);
            final double[] validation = validate(epoch);
            if (validationRows.length > 0) {
                checkFinite(validation[0], epoch);
                if (validation[0] < bestLoss) {
                    bestLoss = validation[0];
                    bestEpoch = epoch;
                    best = options.keepBest() ? objective.model() : null;
                }
            }
            if (options.keepOnCancel() && best == null) {
                last = objective.model();
            }
            epochs.add(new Epoch(epoch, training, validation));
            if (validationRows.length > 0 && options.patience() > 0 && epoch - bestEpoch >= options.patience()) {
                return result(objective.model(), epoch, Training.End.PATIENCE);
            }
            if (epoch > 1
                    && options.leastLossChange() > 0
                    && Math.abs(training[0] - epochs.get(epoch - 2).training()[0]) < options.leastLossChange()) {
                return result(objective.model(), epoch, Training.End.LOSS_CHANGE);
            }
        }
        return result(objective.model(), options.epochs(), Training.End.EPOCHS);
    }

    private Result<M> result(final M model, final int epoch, final Training.End end) throws FitException {
        if (best != null) {
            return new Result<>(best, epochs, bestEpoch, end);
        }
        for (final Network network : objective.networks(model)) {
            for (final Layer layer : network.layers()) {
                for (final float[] row : layer.weights()) {
                    for (final float weight : row) {
                        checkFinite(weight, epoch); // the last step may have been the one too far
                    }
                }
            }
        }
        return new Result<>(model, epochs, epoch, end);
    }

    private double[] trainEpoch(final int epoch) throws FitException {
        Randoms.shuffle(trainingRows, Randoms.stream(options.seed(), epoch));
        final int n = trainingRows.length;
        final int d = rows.dimension();
        final double rate = options.learningRate(epoch);
        final double[] sums = new double[objective.parts()];
        for (int batch = 0; batch < n; batch += options.batchSize()) {
            final int end = (int) Math.min(n, (long) batch + options.batchSize());
            objective.parametersChanged();
            for (int first = batch; first < end; first += objective.capacity()) {
                final int count = Math.min(objective.capacity(), end - first);
                report(epoch, first == 0 ? Double.NaN : sums[0] / first / d);
                final var chunk = new Objective.Chunk(trainingRows, first, count, epoch, end - batch);
                fill(chunk);
                objective.propagate(chunk, sums);
                checkFinite(sums[0], epoch);
                objective.addGradients(chunk);
                rowsDone += count;
            }
            steps++;
            objective.update(new Parameters.Step(options.optimizer(), steps, rate, options.weightDecay()));
            if (end == n) {
                break; // also keeps the sum from exceeding an int
            }
        }
        return means(sums, n);
    }

    private double[] means(final double[] sums, final int n) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] / n / rows.dimension();
        }
        return sums;
    }

    private double[] validate(final int epoch) {
        final double[] sums = new double[objective.parts()];
        final int n = validationRows.length;
        for (int first = 0; first < n; first += objective.capacity()) {
            report(epoch, Double.NaN);
            final var chunk =
                    new Objective.Chunk(validationRows, first, Math.min(objective.capacity(), n - first), 0, n);
            fill(chunk);
            objective.propagate(chunk, sums);
        }
        return means(sums, n); // NaN without rows
    }

    /** Puts rows into the network's input. */
    private void fill(final Objective.Chunk chunk) {
        final int size = MatrixProduct.BLOCK;
        final long epochNoise = Randoms.seed(Randoms.seed(options.seed(), NOISE), chunk.epoch());
        final int count = chunk.count();
        team.run((count + size - 1) / size, block -> {
            final float[] row = new float[rows.dimension()];
            for (int r = block * size; r < Math.min(count, (block + 1) * size); r++) {
                final int index = chunk.rows()[chunk.first() + r];
                rows.read(index, row);
                for (int j = 0; j < center.length; j++) {
                    row[j] -= center[j];
                }
                if (noisy) {
                    objective.target().setRow(r, row);
                    if (!chunk.isValidation()) {
                        options.noise().apply(row, Randoms.seed(epochNoise, index));
                    }
                }
                objective.input().setRow(r, row);
            }
        });
    }

    private void report(final int epoch, final double loss) {
        final double total = (double) trainingRows.length * options.epochs();
        progress.report(Math.min(1, rowsDone / total), () -> message(epoch, loss, rowsDone / total));
    }

    private String message(final int epoch, final double loss, final double fraction) {
        final StringBuilder text = new StringBuilder("Epoch " + epoch + " of " + options.epochs());
        final double shown = Double.isNaN(loss) && !epochs.isEmpty()
                ? epochs.get(epochs.size() - 1).training()[0]
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
