package org.latentalign.spark.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;
import org.latentalign.spark.frame.JobException;

/**
 * The program for {@code spark-submit}. Its status is 0, or 2 when what was asked for cannot be done, which one sentence on
 * the standard error stream says. With anything else something is wrong with the program or the cluster.
 */
public final class Job {

    private static final int WRONG_INPUT = 2;

    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
            "demo", new DemoCommand(),
            "moment", new MomentCommand(),
            "merge", new MergeCommand(),
            "fit", new FitCommand(),
            "apply", new ApplyCommand(),
            "scores", new ScoresCommand()));

    private static final String USAGE =
            """
            Second moments, spectral autoencoders, embeddings and scores on Apache Spark. Commands:

              moment --input PATH... --output FILE        sums vectors up
              merge  --input FILE... --output FILE        adds second moments
              fit    --moment FILE --output FILE          fits an autoencoder to a second moment
              fit    --input PATH... --output FILE        the same, to vectors
              apply  --model FILE --input PATH... --output FOLDER    encodes every row; writes Parquet
              scores --input PATH... --drug COLUMN --context COLUMN --control VALUE... [--plate COLUMN]
                     [--model FILE] --output FOLDER       compares the signatures of drugs between contexts
              scores --input PATH... --key COLUMN --directions FILE [--model FILE] --output FOLDER
                                                          compares directions; FILE has lines with a group and two
                                                          keys, separated by tabs
              demo   --output FOLDER [--rows N] [--dimensions D]    makes data, and does all of this with it

            Vectors are in Parquet (a column of lists, found by itself or named by --vectors NAME; or --columns NAME...,
            "*" for all numeric columns), in word vector files (--format words) or in GCT and GCTX (--format gct).

              --preprocess log2-plus-one|min-max|unit-norm|z-score ...    what is done to every row first
              --incomplete-rows fail|skip                 rows without a usable vector (apply: missing|fail)
              --replace                                   replaces what is there already
              --partition-bytes N                         the size of the pieces that Parquet is read in
              --gain shifted-power|power|polynomial|principal-components|whitening|all-but-the-top|conceptor-negation
              --degree K --coefficients C... --components N --regularization E --dropped N --aperture A
              --center --scale one|dimension|NUMBER --gain-scaling none|largest-one --null-directions unchanged|formula
              --coordinates original-axes|principal-axes --latent-dimension H
              --embedding NAME                            the column of embeddings""";

    private Job() {}

    /**
     * Runs a command.
     *
     * @param words the command and its options
     */
    public static void main(final String[] words) {
        final int status = run(words, System.out, System.err);
        SparkSession.getActiveSession().foreach(session -> {
            session.stop();
            return null;
        });
        if (status != 0) { // in a cluster a driver that exits by itself is taken for one that failed
            System.exit(status);
        }
    }

    /**
     * Runs a command in the session that is there, or in a new one, which stays open.
     *
     * @param words the command and its options
     * @param out told what was done
     * @param err told what cannot be done
     * @return the status of the program
     */
    @SuppressWarnings("resource") // whoever called closes the session
    static int run(final String[] words, final PrintStream out, final PrintStream err) {
        try {
            if (words.length == 0 || words[0].equals("--help") || words[0].equals("help")) {
                out.println(USAGE);
                return 0;
            }
            final Command command = COMMANDS.get(words[0]);
            if (command == null) {
                throw new JobException("There is no command \"" + words[0] + "\"; there are "
                        + String.join(", ", COMMANDS.keySet()) + ".");
            }
            final Arguments arguments =
                    Arguments.parse(Arrays.asList(words).subList(1, words.length), command.options());
            command.run(SparkSession.builder().appName("Latent Alignment").getOrCreate(), arguments, out);
            return 0;
        } catch (final Exception e) { // Scala throws checked exceptions undeclared
            final Optional<String> sentence = sentence(e);
            if (sentence.isEmpty()) {
                throw new IllegalStateException(e);
            }
            err.println(sentence.get());
            return WRONG_INPUT;
        }
    }

    /** What went wrong, in words for the user, where it is for the user to set right. */
    private static Optional<String> sentence(final Throwable failure) {
        Throwable deepest = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof JobException || e instanceof FitException || e instanceof FormatException) {
                return Optional.of(e.getMessage());
            }
            deepest = e;
        }
        if (failure instanceof AnalysisException || deepest instanceof AnalysisException) {
            return Optional.of(firstLine(deepest));
        }
        return failure instanceof SparkException && (deepest instanceof IOException || isOfParquet(deepest))
                ? Optional.of("Reading or writing failed: " + firstLine(deepest))
                : Optional.empty();
    }

    private static boolean isOfParquet(final Throwable e) {
        return e.getClass().getName().startsWith("org.apache.parquet")
                || String.valueOf(e.getMessage()).contains("is not a Parquet file");
    }

    private static String firstLine(final Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
