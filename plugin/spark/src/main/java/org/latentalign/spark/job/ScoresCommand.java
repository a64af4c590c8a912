package org.latentalign.spark.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.format.FormatException;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Verdict;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.score.FrameDirections;
import org.latentalign.spark.score.FrameDirections.NamedDirection;
import org.latentalign.spark.score.FrameSignatures;
import org.latentalign.spark.score.SampleRoles;

/** Scores the signatures of drugs, or directions between keyed rows, before and, with a model, after encoding. */
final class ScoresCommand implements Command {

    @Override
    public Set<String> options() {
        final Set<String> all = new HashSet<>(Input.OPTIONS);
        all.addAll(Set.of(
                "model",
                "drug",
                "context",
                "control",
                "plate",
                "minimum-replicates",
                "key",
                "directions",
                "output",
                "replace"));
        return all;
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, IOException {
        if (arguments.has("drug") == arguments.has("key")) {
            throw new JobException("Scores are of the signatures of drugs (--drug, --context, --control) or of"
                    + " directions between keyed rows (--key, --directions): name one of the two.");
        }
        final Target target = Target.folder(spark, arguments);
        final Optional<Autoencoder> model =
                arguments.has("model") ? Optional.of(Input.model(spark, arguments)) : Optional.empty();
        final VectorFrame vectors = Input.vectors(spark, arguments);
        final ScoreTables tables = new ScoreTables(spark);
        if (arguments.has("drug")) {
            final FrameSignatures scores = FrameSignatures.of(
                    vectors,
                    new SampleRoles(
                            arguments.one("drug"),
                            arguments.one("context"),
                            arguments.has("plate") ? Optional.of(arguments.one("plate")) : Optional.empty(),
                            arguments.some("control")),
                    model,
                    (int) arguments.whole("minimum-replicates", 1, 1));
            target.writeFolder(folder -> tables.write(scores, folder));
            scores.tally().warnings("Skipped").forEach(out::println);
            tell(scores.unlabeled(), "rows have no drug, context or plate and were left out.", out);
            tell(scores.withoutControls(), "drugs in a context have no controls there, or none on their plates.", out);
            tell(scores.alignment().totalBefore(), scores.alignment().totalAfter(), model, "drugs", out);
        } else {
            final FrameDirections scores = FrameDirections.of(
                    vectors, arguments.one("key"), directions(spark, arguments.one("directions")), model);
            target.writeFolder(folder -> tables.write(scores, folder));
            if (!scores.missing().isEmpty()) {
                out.println("No row has " + VectorFrame.listed(scores.missing())
                        + ": directions that need them were left out.");
            }
            if (!scores.repeated().isEmpty()) {
                out.println("Several rows have " + VectorFrame.listed(scores.repeated()) + ": the first counts.");
            }
            tell(scores.alignment().totalBefore(), scores.alignment().totalAfter(), model, "directions", out);
        }
        out.println("Scores: " + target);
    }

    private static void tell(final long count, final String what, final PrintStream out) {
        if (count > 0) {
            out.println(count + " " + what);
        }
    }

    private static void tell(
            final AlignmentScore before,
            final Optional<AlignmentScore> after,
            final Optional<Autoencoder> model,
            final String things,
            final PrintStream out) {
        final OptionalDouble condition = model.map(Autoencoder::log10Condition).orElse(OptionalDouble.empty());
        out.println(Verdict.of(before, after, condition, things).sentence());
    }

    /** Lines with a group and two keys, separated by tabs. */
    private static List<NamedDirection> directions(final SparkSession spark, final String path) throws JobException {
        return Input.read(spark, path, stream -> directions(path, stream));
    }

    private static List<NamedDirection> directions(final String path, final InputStream stream) throws IOException {
        final List<NamedDirection> directions = new ArrayList<>();
        final BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        String line = lines.readLine();
        for (int number = 1; line != null; number++) {
            final String[] parts = line.split("\t", -1);
            if (parts.length != 3) {
                throw new FormatException(path + ", line " + number + ": there are " + parts.length
                        + " values where a group and two keys, separated by tabs, are expected.");
            }
            directions.add(new NamedDirection(parts[0], parts[1], parts[2]));
            line = lines.readLine();
        }
        if (directions.isEmpty()) {
            throw new FormatException(
                    path + " has no directions: write a group and two keys in each line, separated by" + " tabs.");
        }
        return directions;
    }
}
