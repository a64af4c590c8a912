package org.latentalign.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.CurvaturePenalty;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Network;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.RowStore;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.neural.VariationalNetwork;
import org.latentalign.neural.VariationalOptions;
import org.latentalign.neural.VariationalTraining;
import org.latentalign.progress.Progress;

/**
 * Trains networks for an epoch. A step is a kind of training and the sizes down to the innermost layer, such as
 * {@code variational-300-400-10}; hidden layers have tanh.
 */
@SuppressWarnings("resource") // rows in memory last as long as the process
final class TrainingSteps implements Work {

    /** Rows of a step of training. */
    static final int BATCH = 128;

    /** Steps of training of an epoch. */
    static final int STEPS = 10;

    private static final double BETA = 0.25;

    private static final double WEIGHT = 0.01;

    private static final TrainingOptions OPTIONS = new TrainingOptions(
            Optimizer.Adam.USUAL, 1e-3, 1, 0, BATCH, 1, 0, new InputNoise.None(), 0, false, 0, 0, false, 1);

    private final ExecutorService helper = Executors.newSingleThreadExecutor(task -> {
        final var thread = new Thread(task, "helper");
        thread.setDaemon(true);
        return thread;
    });

    /** By dimension. */
    private final Map<Integer, RowStore> rows = new HashMap<>();

    /** By step: what training begins with. */
    private final Map<String, Network> networks = new HashMap<>();

    private final Map<String, VariationalNetwork> variational = new HashMap<>();

    @Override
    public void prepare(final String step) throws Exception {
        final int d = sizes(step)[0];
        if (!rows.containsKey(d)) {
            final RowStore store = RowStore.inMemory(d);
            final var random = new SplittableRandom(1);
            final double[] row = new double[d];
            for (int r = 0; r < BATCH * STEPS; r++) {
                Arrays.setAll(row, j -> random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
                store.add(row);
            }
            store.finish();
            rows.put(d, store);
        }
        final var start = new Initialization.Xavier();
        if (isPlain(step)) {
            networks.computeIfAbsent(step, name -> start.start(architecture(name), null, OPTIONS.seed()));
        } else if (!variational.containsKey(step)) {
            variational.put(step, VariationalNetwork.start(architecture(step), start, OPTIONS.seed()));
        }
    }

    private static int[] sizes(final String step) {
        return Arrays.stream(step.split("-"))
                .skip(1)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static boolean isPlain(final String step) {
        return step.startsWith("plain");
    }

    private static Architecture architecture(final String step) {
        final int[] sizes = sizes(step);
        return new Architecture(
                sizes[0],
                IntStream.of(sizes).skip(1).boxed().toList(),
                new Activation.Tanh(),
                isPlain(step) ? new Activation.Tanh() : new Activation.LeakyRelu(1),
                true);
    }

    @Override
    public double run(final String step, final int threads) throws FitException {
        final RowStore store = rows.get(sizes(step)[0]);
        if (isPlain(step)) {
            Training.of(store, new double[0], networks.get(step), OPTIONS, helper, threads - 1, Progress.NONE);
        } else {
            final var penalty =
                    step.startsWith("curved") ? new CurvaturePenalty(WEIGHT, WEIGHT, 1) : CurvaturePenalty.NONE;
            VariationalTraining.of(
                    store,
                    new double[0],
                    variational.get(step),
                    OPTIONS,
                    new VariationalOptions(BETA, 0, penalty),
                    helper,
                    threads - 1,
                    Progress.NONE);
        }
        return Double.NaN;
    }
}
