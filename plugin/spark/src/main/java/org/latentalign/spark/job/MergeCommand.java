package org.latentalign.spark.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.kernel.FitException;
import org.latentalign.spark.frame.JobException;

/** Adds files of second moments, in an order that does not depend on that of the files. */
final class MergeCommand implements Command {

    @Override
    public Set<String> options() {
        return Set.of("input", "output", "replace");
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, FitException {
        final List<String> paths = arguments.some("input");
        final Target target = Target.file(spark, arguments);
        final List<PreprocessedMoment> parts = new ArrayList<>();
        for (final String path : paths) {
            parts.add(Input.read(spark, path, MomentFormat::read));
        }
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (parts.get(i).hasSameNumbers(parts.get(j))) {
                    out.println(paths.get(j) + " and " + paths.get(i)
                            + " hold the same numbers: their rows are counted twice.");
                }
            }
        }
        final PreprocessedMoment sum = PreprocessedMoment.merge(parts);
        target.write(stream -> MomentFormat.write(sum, stream));
        out.println("Second moment of " + sum.moment().count() + " rows of "
                + sum.moment().dimension() + " dimensions: " + target);
    }
}
