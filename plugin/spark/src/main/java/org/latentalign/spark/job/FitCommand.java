package org.latentalign.spark.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.AutoencoderSummary;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spark.frame.JobException;

/** Fits a spectral autoencoder to a second moment, or to vectors, and writes it for the Autoencoder Reader and NumPy. */
final class FitCommand implements Command {

    /** Bytes for each entry of a d x d matrix, at the worst moment of an eigendecomposition. */
    private static final long BYTES = 40;

    @Override
    public Set<String> options() {
        final Set<String> all = new HashSet<>(MomentCommand.SUM_OPTIONS);
        all.addAll(GainOptions.OPTIONS);
        all.addAll(Set.of("moment", "output", "replace"));
        return all;
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, FitException, IOException {
        if (arguments.has("moment") == arguments.has("input")) {
            throw new JobException("A model is fitted to the file of a second moment (--moment) or to vectors"
                    + " (--input): name one of the two.");
        }
        GainOptions.of(arguments, Input.preprocessing(arguments)); // what is wrong is said before the long work
        final Target target = Target.file(spark, arguments);
        final PreprocessedMoment moment = arguments.has("moment")
                ? Input.read(spark, arguments.one("moment"), MomentFormat::read)
                : MomentCommand.sum(spark, arguments, out);
        if (arguments.has("moment") && arguments.has("preprocess")) {
            throw new JobException("The rows of a second moment were preprocessed when it was summed up, by "
                    + moment.preprocessing().title() + ": leave --preprocess out.");
        }
        requireMemory(moment.moment().dimension());
        final SpectralOptions options = GainOptions.of(arguments, moment.preprocessing());
        final List<String> names = moment.inputNames();
        final SpectralAutoencoder model = SpectralFit.of(
                        moment.momentFor(options.centered()), options, names, Progress.NONE)
                .model();
        target.write(stream -> NumpyFormat.write(model, Map.of(), stream));
        final AutoencoderSummary summary = model.summary();
        summary.facts().forEach(fact -> out.println(fact.label() + ": " + fact.value()));
        summary.cautions().forEach(out::println);
        if (model.rank() < moment.moment().dimension()) {
            out.println("The data reach only " + model.rank() + " of "
                    + moment.moment().dimension() + " directions ("
                    + moment.moment().count() + " rows): what a vector has in the others cannot be decoded.");
        }
        out.println("Autoencoder: " + target);
    }

    private static void requireMemory(final long dimension) throws JobException {
        final long needed = BYTES * dimension * dimension;
        final long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new JobException("Fitting " + dimension + " dimensions needs about " + (needed >> 30)
                    + " GB of memory, but the driver may use " + (available >> 30)
                    + " GB: give it more with --driver-memory.");
        }
    }
}
