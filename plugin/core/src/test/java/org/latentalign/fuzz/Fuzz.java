package org.latentalign.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.latentalign.autoencoder.StorageException;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;

/** Reads mutants of every format, and says which of them ended in anything but a value or one sentence. */
public final class Fuzz {

    private static final int SECONDS_FOR_A_MUTANT = 10;

    /** Mutants that took longer are worth a look. */
    private static final double SLOW_SECONDS = 1;

    private final Path folder;

    private ExecutorService thread = newThread();

    /**
     * How the mutants of a format ended.
     *
     * @param values how many were read
     * @param sentences how many were refused
     * @param slowest seconds that the slowest took
     * @param faults what else happened, a line each
     */
    record Outcome(int values, int sentences, double slowest, List<String> faults) {}

    /** @param folder where mutants are written; those that ended badly stay there */
    Fuzz(final Path folder) {
        this.folder = folder;
    }

    /**
     * @param arguments the folder for mutants, how many of each format, and the formats; without any, all of them
     * @throws IOException when mutants cannot be written
     * @throws FitException never: the models that are fitted are small and right
     */
    public static void main(final String[] arguments) throws IOException, FitException {
        final Fuzz fuzz = new Fuzz(Files.createDirectories(Path.of(arguments[0])));
        final int count = Integer.parseInt(arguments[1]);
        final List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
        boolean clean = true;
        for (final Subject subject : Subjects.all()) {
            if (wanted.isEmpty() || wanted.contains(subject.name())) {
                final Outcome outcome = fuzz.run(subject, count);
                System.out.printf(
                        "%-10s %,7d mutants of %d files: %,d values, %,d sentences, %d faults; the slowest took %.2f s%n",
                        subject.name(),
                        count,
                        subject.goldens().size(),
                        outcome.values,
                        outcome.sentences,
                        outcome.faults.size(),
                        outcome.slowest);
                outcome.faults.forEach(System.out::println);
                clean &= outcome.faults.isEmpty();
            }
        }
        System.exit(clean ? 0 : 1); // threads that do not end would keep the program alive
    }

    /** Reads so many mutants, the same ones each time. */
    Outcome run(final Subject subject, final int count) throws IOException {
        int values = 0;
        int sentences = 0;
        double slowest = 0;
        final List<String> faults = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            final Subject.Golden golden =
                    subject.goldens().get(seed % subject.goldens().size());
            final Path mutant = Files.write(
                    Files.createDirectories(folder.resolve(subject.name() + "-" + seed))
                            .resolve(golden.name()),
                    Mutation.mutant(golden.content(), seed));
            final long start = System.nanoTime();
            final String fault = read(subject, mutant);
            final double seconds = (System.nanoTime() - start) / 1e9;
            slowest = Math.max(slowest, seconds);
            if (fault == null) {
                values++;
            } else if (fault.isEmpty()) {
                sentences++;
            } else {
                faults.add("  " + mutant + ": " + fault);
            }
            if (seconds > SLOW_SECONDS && (fault == null || fault.isEmpty())) {
                System.out.printf("  %s: took %.1f s%n", mutant, seconds);
            } else if (fault == null || fault.isEmpty()) {
                Files.delete(mutant);
                Files.delete(mutant.getParent());
            }
        }
        return new Outcome(values, sentences, slowest, faults);
    }

    /** @return null for a value, nothing for a sentence, else what happened */
    private String read(final Subject subject, final Path mutant) {
        final Future<?> reading = thread.submit(() -> {
            subject.reading().read(mutant);
            return null;
        });
        try {
            reading.get(SECONDS_FOR_A_MUTANT, TimeUnit.SECONDS);
            return null;
        } catch (final ExecutionException e) {
            return explain(e.getCause());
        } catch (final TimeoutException e) {
            reading.cancel(true);
            thread.shutdownNow();
            thread = newThread();
            return "was not done after " + SECONDS_FOR_A_MUTANT + " s";
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    private static String explain(final Throwable failure) {
        final String message = failure.getMessage();
        final boolean isSentence = (failure instanceof FormatException || failure instanceof StorageException)
                && message.endsWith(".")
                && !message.contains("Exception");
        return isSentence
                ? ""
                : failure + " at "
                        + Arrays.stream(failure.getStackTrace()).limit(3).toList();
    }

    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> {
            final Thread made = new Thread(task, "fuzz");
            made.setDaemon(true);
            return made;
        });
    }
}
