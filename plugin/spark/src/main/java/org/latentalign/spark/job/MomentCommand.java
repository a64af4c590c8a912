package org.latentalign.spark.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.moment.FrameMoment;
import org.latentalign.spark.moment.IncompleteRows;

/** Sums vectors up into the file of a second moment. */
final class MomentCommand implements Command {

    /** The options of a sum over vectors. */
    static final Set<String> SUM_OPTIONS;

    static {
        final Set<String> all = new HashSet<>(Input.OPTIONS);
        all.addAll(Set.of("preprocess", "incomplete-rows"));
        SUM_OPTIONS = Set.copyOf(all);
    }

    @Override
    public Set<String> options() {
        final Set<String> all = new HashSet<>(SUM_OPTIONS);
        all.addAll(Set.of("output", "replace"));
        return all;
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, IOException {
        final Target target = Target.file(spark, arguments);
        final PreprocessedMoment moment = sum(spark, arguments, out);
        target.write(stream -> MomentFormat.write(moment, stream));
        out.println("Second moment of " + moment.moment().count() + " rows of "
                + moment.moment().dimension() + " dimensions: " + target);
    }

    /** Sums up, and tells what the user should know about the rows. */
    static PreprocessedMoment sum(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, IOException {
        final IncompleteRows incompleteRows = arguments.choice("incomplete-rows", IncompleteRows.FAIL);
        final FrameMoment sum =
                FrameMoment.of(Input.vectors(spark, arguments), Input.preprocessing(arguments), incompleteRows);
        sum.warnings().forEach(out::println);
        return sum.moment();
    }
}
