package org.latentalign.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.neural.Activation;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.RowStore;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.progress.Progress;

/**
 * How often networks are said to reconstruct better than principal components, or no better, on the rows that chose the
 * epoch and the restart, and what fresh rows say.
 */
final class Reconstructions {

    private static final int DIMENSION = 12;

    private static final int LATENT = 2;

    private static final int FRESH_ROWS = 4_000;

    private static final int EPOCHS = 60;

    private Reconstructions() {}

    /**
     * What the rows are, and what is trained on them.
     *
     * @param bend how far the two strongest directions are bent into two others; 0 for a normal distribution
     * @param hidden units of the layers around the innermost one; 0 for a linear network
     * @param restarts of which the best is kept
     * @param size by which all values are multiplied; those of tanh networks that are small make it a linear one
     */
    record World(double bend, int hidden, int restarts, double size) {}

    /**
     * What is said of a table.
     *
     * @param isBetter whether it is said that the network is better
     * @param isNoBetter whether it is said that it is not
     * @param isTrulyBetter whether its error is smaller on fresh rows
     */
    record Found(boolean isBetter, boolean isNoBetter, boolean isTrulyBetter) {}

    /** By name. */
    static Map<String, World> worlds() {
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("normal distribution, linear network", new World(0, 0, 1, 1));
        worlds.put("normal distribution, tanh", new World(0, 8, 1, 1));
        worlds.put("the same, small values, best of 5 restarts", new World(0, 8, 5, 0.1));
        worlds.put("slightly bent, tanh", new World(0.15, 8, 1, 1));
        worlds.put("bent, tanh", new World(0.5, 8, 1, 1));
        return worlds;
    }

    private static RowStore rows(final World world, final int count, final NormalDeviates random) {
        final RowStore store = RowStore.inMemory(DIMENSION);
        final double[] row = new double[DIMENSION];
        for (int r = 0; r < count; r++) {
            final double first = random.next();
            final double second = random.next();
            for (int j = 0; j < DIMENSION; j++) {
                row[j] = 0.5 * random.next();
            }
            row[0] += 2 * first;
            row[1] += 1.5 * second;
            row[2] += world.bend() * 2 * (first * first - 1);
            row[3] += world.bend() * 2 * (second * second - 1);
            for (int j = 0; j < DIMENSION; j++) {
                row[j] *= world.size();
            }
            add(store, row);
        }
        finish(store);
        return store;
    }

    private static void add(final RowStore store, final double[] row) {
        try {
            store.add(row);
        } catch (final IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    private static void finish(final RowStore store) {
        try {
            store.finish();
        } catch (final IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    private static TrainingOptions options(final double validationShare) {
        return new TrainingOptions(
                Optimizer.Adam.USUAL,
                0.01,
                1,
                0,
                32,
                EPOCHS,
                0,
                new InputNoise.None(),
                validationShare,
                validationShare > 0,
                0,
                0,
                false,
                1);
    }

    @SuppressWarnings("resource") // rows in memory
    private static Found found(final World world, final int count, final NormalDeviates random) {
        try {
            final RowStore rows = rows(world, count, random);
            final RowStore fresh = rows(world, FRESH_ROWS, random);
            final TrainingOptions options = options(0.1);
            final var linear = new Activation.LeakyRelu(1);
            final var architecture = world.hidden() == 0
                    ? new Architecture(DIMENSION, List.of(LATENT), linear, linear, true)
                    : new Architecture(DIMENSION, List.of(world.hidden(), LATENT), new Activation.Tanh(), linear, true);
            Training best = null;
            for (int restart = 0; restart < world.restarts(); restart++) {
                final Training training = Training.of(
                        rows,
                        new double[0],
                        new Initialization.Xavier().start(architecture, null, restart),
                        options,
                        Runnable::run,
                        0,
                        Progress.NONE);
                if (best == null || loss(training) < loss(best)) {
                    best = training;
                }
            }
            final LinearReconstruction components = LinearReconstruction.of(
                    rows, new double[0], options, true, LATENT, Runnable::run, 1, Progress.NONE);
            final ErrorDifference seen = difference(rows, best, components, options);
            final ErrorDifference truth = difference(fresh, best, components, options(0.9999));
            final boolean canBeBetter = architecture.canBeatComponents();
            return new Found(
                    canBeBetter && seen.isBetter(),
                    canBeBetter ? seen.isNoBetter() : seen.isNotBelow(),
                    truth.mean() < 0);
        } catch (final FitException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double loss(final Training training) {
        return training.losses().get(training.keptEpoch() - 1).validation();
    }

    private static ErrorDifference difference(
            final RowStore rows,
            final Training training,
            final LinearReconstruction components,
            final TrainingOptions options)
            throws FitException {
        return ErrorDifference.of(rows, new double[0], training.network(), components, LATENT, options, Progress.NONE);
    }

    static List<Found> simulate(final Tables tables, final int setting, final World world, final int rows) {
        return tables.each(setting, random -> found(world, rows, random));
    }

    /** Shares of tables by what is said and what is true, with so many rows. */
    static Markdown ofNetworks(final Tables tables, final int... sizes) {
        final var fewer = new Tables(Math.max(1, tables.count() / 4), tables.seed());
        final var markdown = new Markdown(
                "Networks beside principal components",
                "From " + fewer.count()
                        + " tables. Shares of tables in which a network with two latent dimensions has a"
                        + " smaller error than PCA on 4,000 fresh rows (*truly better*), of which it is said that it reconstructs"
                        + " better (*better*) or no better (*no better*), and of which the one or the other is said and is not"
                        + " so (*wrongly*); of the others it is said how both do on which rows. A tenth of the rows are for"
                        + " validation; they choose the epoch, and the restart, and are what it is judged on. 0.025 is nominal for"
                        + " what is wrong. A tanh network of small values is almost a linear one, and comes to PCA.",
                "rows",
                "which",
                "truly better",
                "better",
                "wrongly",
                "no better",
                "wrongly");
        for (final int rows : sizes) {
            int setting = 10_000 + 10 * rows;
            for (final var world : worlds().entrySet()) {
                final List<Found> found = simulate(fewer, setting++, world.getValue(), rows);
                markdown.add(
                        rows,
                        world.getKey(),
                        Rates.share(found, Found::isTrulyBetter),
                        Rates.share(found, Found::isBetter),
                        Rates.share(found, table -> table.isBetter() && !table.isTrulyBetter()),
                        Rates.share(found, Found::isNoBetter),
                        Rates.share(found, table -> table.isNoBetter() && table.isTrulyBetter()));
            }
        }
        return markdown;
    }
}
