package org.latentalign.node.fit.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.LeadingFit;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.FitException;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.FoundDirections;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.learner.FitRows;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.LeadingDirections;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.RowIntake;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.WhiteningGain;

/** Fits a table in the way that its size allows. */
final class TableFit {

    /** How the directions are found. */
    enum Way {
        /** All, from the second moment: memory for d x d numbers. */
        SECOND_MOMENT,
        /** All that the rows reach, from the products of the rows: memory for the rows. */
        ROW_PRODUCTS,
        /** The strongest, in several passes. */
        PASSES
    }

    private static final double READING_SHARE = 0.8;

    private static final double FITTING_SHARE = 0.15;

    /** By which shares may fall short of a sum that is theirs. */
    private static final double ROUNDING = 1e-9;

    /** Rows that are kept to try the model on, by pairs. */
    private static final int SAMPLE = 200;

    private final SpectralAutoencoderLearnerNodeParameters parameters;

    private final SpectralOptions options;

    private final BufferedDataTable table;

    private final VectorSource source;

    private final ExecutionContext exec;

    private final List<String> warnings = new ArrayList<>();

    TableFit(
            final SpectralAutoencoderLearnerNodeParameters parameters,
            final SpectralOptions options,
            final BufferedDataTable table,
            final VectorSource source,
            final ExecutionContext exec) {
        this.parameters = parameters;
        this.options = options;
        this.table = table;
        this.source = source;
        this.exec = exec;
    }

    /** @return what the user should know about rows and fit; after the fit */
    List<String> warnings() {
        return warnings;
    }

    SpectralFit run() throws KNIMEException, FitException, CanceledExecutionException {
        int d = FitRows.dimension(table, source);
        SpectralFit.check(d, options.centered(), options, source.elementNames());
        var size = FitSize.here(table.size(), d);
        return switch (way(parameters.m_foundDirections, size, options)) {
            case SECOND_MOMENT -> fromSecondMoment(size);
            case ROW_PRODUCTS -> fromRowProducts(size);
            case PASSES -> fromPasses(d);
        };
    }

    /** Exact ways where they fit, the one that takes less. */
    static Way way(final FoundDirections wanted, final FitSize size, final SpectralOptions options) {
        if (wanted == FoundDirections.STRONGEST
                || wanted == FoundDirections.AUTOMATIC
                        && !size.isExactAffordable()
                        && !(options.gain() instanceof WhiteningGain)) {
            return Way.PASSES;
        }
        return size.fitsByRows() || size.isWide() && !size.fitsByMoment() ? Way.ROW_PRODUCTS : Way.SECOND_MOMENT;
    }

    private SpectralFit fromSecondMoment(final FitSize size)
            throws KNIMEException, FitException, CanceledExecutionException {
        int d = size.dimensions();
        FitRows.requireMemory(d + " dimensions", size.momentBytes(), "choose fewer columns");
        var sum = FitRows.secondMoment(d, options.centered());
        var rows = read(d, sum);
        var moment = sum.finish(rows::place);
        return fit(
                Spectrum.of(moment, options.scale(), fitting()),
                FittedRows.of(moment),
                new DirectionMethod.All(),
                rows);
    }

    private SpectralFit fromRowProducts(final FitSize size)
            throws KNIMEException, FitException, CanceledExecutionException {
        int d = size.dimensions();
        FitRows.requireMemory(
                size.rows() + " rows of " + d + " dimensions", size.rowBytes(), "choose fewer columns or rows");
        var gram = new GramSpectrum(d, options.centered(), NodeThreads.POOL, NodeThreads.count());
        var rows = read(d, gram);
        var spectrum = gram.finish(options.scale(), rows::place, fitting());
        return fit(spectrum, gram.rows(), new DirectionMethod.Reached(), rows);
    }

    private SpectralFit fit(
            final Spectrum spectrum, final FittedRows fitted, final DirectionMethod method, final FitRows rows)
            throws FitException {
        var fit = SpectralFit.of(spectrum, fitted, withShare(spectrum), source.elementNames(), method);
        warnings.addAll(rows.warnings());
        if (options.nullDirections() == NullDirections.UNCHANGED) {
            rows.rankWarning(fit.model().rank()).ifPresent(warnings::add);
        }
        return fit;
    }

    private SpectralFit fromPasses(final int d) throws KNIMEException, FitException, CanceledExecutionException {
        int passes = parameters.m_passes;
        int wanted = Math.min(d, parameters.m_strongest);
        int block = (wanted + 1) / 2;
        FitRows.requireMemory(
                "the " + wanted + " strongest of " + d + " directions",
                LeadingDirections.bytes(d, block, passes, SAMPLE),
                "look for fewer directions, allow fewer passes, choose fewer columns");
        var search = new LeadingDirections(
                d,
                options.centered(),
                options.scale(),
                block,
                SAMPLE,
                parameters.m_seed,
                NodeThreads.POOL,
                NodeThreads.count());
        var rows = new FitRows(source, d, options.preprocessing(), parameters.incompleteRows(), search);
        double part = READING_SHARE / passes;
        LeadingFit best;
        do {
            int number = search.passes() + 1;
            Progress reading = NodeExecution.progress(exec.createSubProgress(part));
            try (var cursor = VectorCursor.open(table, source)) {
                if (search.passes() == 0) {
                    rows.read(cursor, table.size(), of(reading, number));
                } else {
                    rows.readAgain(cursor, table.size(), of(reading, number));
                }
            }
            search.endPass(NodeExecution.progress(exec.createSubProgress(FITTING_SHARE / passes)));
            best = LeadingFit.best(search, withShareOf(search), parameters.m_wantedError);
        } while (search.passes() < passes && search.canGrow() && best.cosineError() > parameters.m_wantedError);
        warnings.addAll(rows.warnings());
        if (best.cosineError() > parameters.m_wantedError) {
            warnings.add(missed(best, search.passes()));
        }
        var spectrum = best.spectrum();
        missedShare(spectrum).ifPresent(warnings::add);
        return SpectralFit.of(
                spectrum, search.rows(), withShare(spectrum), source.elementNames(), best.method(spectrum));
    }

    private static Progress of(final Progress progress, final int number) {
        return (fraction, message) -> progress.report(fraction, () -> "Pass " + number + ": " + message.get());
    }

    private String missed(final LeadingFit best, final int passes) {
        String error = Double.isInfinite(best.cosineError())
                ? "nothing can be said about the error of cosines"
                : String.format(Locale.ROOT, "cosines may be off by up to %.1g", Math.min(2, best.cosineError()));
        return String.format(
                Locale.ROOT,
                "The wanted accuracy of cosines, %.1g, was not reached: after %d %s over the rows, %s. Allow more"
                        + " passes, look for more directions, or choose a lower degree.",
                parameters.m_wantedError,
                passes,
                passes == 1 ? "pass" : "passes",
                error);
    }

    /** As many directions as have the wanted share, when the user wants that, before any are left out for accuracy. */
    private SpectralOptions withShareOf(final LeadingDirections search) throws FitException {
        return parameters.keepsShare() ? withShare(search.spectrum(search.ritz().values().length)) : options;
    }

    private Optional<String> missedShare(final Spectrum spectrum) {
        double found =
                IntStream.range(0, spectrum.size()).mapToDouble(spectrum::share).sum();
        return !parameters.keepsShare() || found >= parameters.m_share / 100 - ROUNDING
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Only %.1f percent of the variance are in the directions that were found (%d), and not the"
                                + " wanted %s: look for more directions.",
                        100 * found,
                        spectrum.size(),
                        Double.toString(parameters.m_share).replaceFirst("\\.0$", "")));
    }

    private SpectralOptions withShare(final Spectrum spectrum) throws FitException {
        return withShare(options, parameters, spectrum);
    }

    /** With the number of directions that have the wanted share of the variance, when the user wants that. */
    static SpectralOptions withShare(
            final SpectralOptions options,
            final SpectralAutoencoderLearnerNodeParameters parameters,
            final Spectrum spectrum)
            throws FitException {
        if (!parameters.keepsShare()) {
            return options;
        }
        int first = options.gain().firstDirection();
        int count = spectrum.directionsWithShare(parameters.m_share / 100) - first;
        int most = Math.min(options.gain().directions(spectrum.dimension()), spectrum.size() - first);
        return options.withPrincipalAxes(Math.max(1, Math.min(count, most)));
    }

    private FitRows read(final int d, final RowIntake intake) throws KNIMEException, FitException {
        var rows = new FitRows(source, d, options.preprocessing(), parameters.incompleteRows(), intake);
        try (var cursor = VectorCursor.open(table, source)) {
            rows.read(cursor, table.size(), NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
        }
        return rows;
    }

    private Progress fitting() {
        return NodeExecution.progress(exec.createSubProgress(FITTING_SHARE));
    }
}
