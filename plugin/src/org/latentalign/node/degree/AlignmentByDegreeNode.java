package org.latentalign.node.degree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.NodeFailure;
import org.latentalign.node.after.ScoreColumns;
import org.latentalign.node.after.SignatureColumns;
import org.latentalign.node.degree.AlignmentByDegreeNodeParameters.BaselineMeasure;
import org.latentalign.node.port.AutoencoderPortObject;
import org.latentalign.node.port.AutoencoderPortObjectSpec;
import org.latentalign.node.vectors.VectorCursor;
import org.latentalign.node.vectors.VectorSource;
import org.latentalign.score.Bootstrap;
import org.latentalign.score.DegreeSweep;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.FitException;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.TrainedGain;

/** What Alignment by Degree does: a model's spectrum and shifts in; scores by degree and advice out. */
final class AlignmentByDegreeNode {

    private static final int MODEL = 0;

    private static final int SHIFTS = 1;

    /** A gain must beat degree 0 by more than this in held-out AUC to be worth advising. */
    static final double SMALLEST_GAIN = 0.02;

    private static final DataTableSpec SWEEP = new DataTableSpec("Degrees", sweepColumns());

    private static final DataTableSpec ADVICE = new DataTableSpec(
            "Advice",
            ScoreColumns.column("family", StringCell.TYPE),
            ScoreColumns.column("degree", IntCell.TYPE),
            ScoreColumns.column("held-out AUC", DoubleCell.TYPE),
            ScoreColumns.column("held-out AUC of the choice", DoubleCell.TYPE),
            ScoreColumns.column("held-out AUC at degree 0", DoubleCell.TYPE),
            ScoreColumns.column("largest safe degree, shifted power", IntCell.TYPE),
            ScoreColumns.column("largest safe degree, power", IntCell.TYPE),
            ScoreColumns.column("baseline at most", DoubleCell.TYPE),
            ScoreColumns.column("keys", IntCell.TYPE),
            ScoreColumns.column("folds", IntCell.TYPE),
            ScoreColumns.column("seed", LongCell.TYPE),
            ScoreColumns.column("verdict", StringCell.TYPE));

    private AlignmentByDegreeNode() {}

    /** A family at a degree, and what it scores. */
    private record Scored(TrainedGain gain, int degree, DegreeSweep.Result result) {}

    private static DataColumnSpec[] sweepColumns() {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("family", StringCell.TYPE));
        columns.add(ScoreColumns.column("degree", IntCell.TYPE));
        columns.add(ScoreColumns.column("pairs", IntCell.TYPE));
        for (var name : List.of(
                "mean",
                "median",
                "interval low",
                "interval high",
                "share above 0.5",
                "baseline",
                "baseline magnitude",
                "AUC",
                "held-out AUC",
                "retrieval",
                "condition number (log10)")) {
            columns.add(ScoreColumns.column(name, DoubleCell.TYPE));
        }
        columns.add(ScoreColumns.column("unmatched pairs", LongCell.TYPE));
        return columns.toArray(DataColumnSpec[]::new);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AlignmentByDegreeNodeParameters parameters = input.getParameters();
        parameters.validate();
        AutoencoderPortObjectSpec model = input.getInPortSpec(MODEL);
        var table = input.getInTableSpec(SHIFTS);
        model.expectedInput().check(parameters.m_vectors.source(table));
        parameters.columns(table);
        output.setOutSpecs(SWEEP, ADVICE);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeFailure.run(() -> {
            AlignmentByDegreeNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(MODEL);
            if (!(port.model() instanceof SpectralAutoencoder model)) {
                throw new KNIMEException("Only a spectral autoencoder has a spectrum to sweep over: connect one.");
            }
            var table = input.getInTable(SHIFTS);
            var spec = table.getDataTableSpec();
            var source = port.getSpec().expectedInput().check(parameters.m_vectors.source(spec));
            VectorCursor.requireDimension(table, source, model.inputDimension());
            var shifts = new MatchedSignatures(
                    model, table, source, parameters.columns(spec), NodeFailure.progress(exec.createSubProgress(0.2)));
            var sweep = new DegreeSweep(
                    shifts.parts(),
                    shifts.keyCount(),
                    parameters.m_folds,
                    new Bootstrap(parameters.m_resamples, 0.95, parameters.m_seed),
                    parameters.m_unmatchedLimit);
            var scored = sweep(model, sweep, parameters.m_largestDegree, exec);
            output.setOutData(
                    sweepTable(scored, exec), adviceTable(scored, sweep, shifts.keyCount(), parameters, exec));
            var warnings = new ArrayList<>(shifts.warnings());
            warnings.addAll(preprocessingWarning(spec, source, port.getSpec()));
            if (model.directionCount() < model.inputDimension()) {
                warnings.add("The model keeps " + model.directionCount() + " of " + model.inputDimension()
                        + " directions: degrees are compared within these.");
            }
            NodeFailure.warn(output, warnings);
        });
    }

    private static List<String> preprocessingWarning(
            final DataTableSpec table, final VectorSource source, final AutoencoderPortObjectSpec model) {
        var properties = table.getColumnSpec(source.columns().get(0)).getProperties();
        var done = properties.getProperty(SignatureColumns.PREPROCESSING);
        var expected = SignatureColumns.preprocessing(model);
        return done == null || done.equals(expected)
                ? List.of()
                : List.of("The signatures are of samples with the preprocessing \"" + done
                        + "\", but the model's preprocessing is \"" + expected
                        + "\": connect the model to the node that makes the signatures.");
    }

    /** Every gain is a task of its own; the calling thread works, too, so that nothing hangs on a pool that is busy. */
    private static List<Scored> sweep(
            final SpectralAutoencoder model,
            final DegreeSweep sweep,
            final int largestDegree,
            final ExecutionContext exec)
            throws FitException, InterruptedException, ExecutionException {
        int first = model.firstDirection();
        double[] eigenvalues = Arrays.copyOfRange(model.eigenvalues(), first, first + model.directionCount());
        int rank = Math.max(0, Math.min(model.rank() - first, eigenvalues.length));
        var monitor = exec.createSubProgress(0.8);
        var progress = NodeFailure.progress(monitor);
        var gains = new ArrayList<Scored>();
        for (int degree = 0; degree <= largestDegree; degree++) {
            gains.add(new Scored(new ShiftedPowerGain(degree), degree, null));
            gains.add(new Scored(new PowerGain(degree), degree, null));
        }
        var tasks = new ArrayList<FutureTask<DegreeSweep.Result>>();
        for (var gain : gains) {
            var options = model.options();
            var directionGains = DirectionGains.of(
                    gain.gain(), eigenvalues, rank, options.nullDirections(), options.initialDecoderGain());
            tasks.add(new FutureTask<>(() ->
                    sweep.score(directionGains, rank, (fraction, message) -> progress.report(Double.NaN, message))));
        }
        var results = new ArrayList<Scored>();
        int ahead = Runtime.getRuntime().availableProcessors() - 1;
        int given = 1;
        try {
            for (int i = 0; i < tasks.size(); i++) {
                while (given < tasks.size() && given <= i + ahead) {
                    KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(tasks.get(given++));
                }
                tasks.get(i).run(); // does nothing when another thread has begun it
                results.add(new Scored(
                        gains.get(i).gain(), gains.get(i).degree(), tasks.get(i).get()));
                progress.report((i + 1.0) / tasks.size(), () -> "Scoring degrees");
            }
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
        return results;
    }

    private static BufferedDataTable sweepTable(final List<Scored> scored, final ExecutionContext exec) {
        var container = exec.createDataContainer(SWEEP);
        long index = 0;
        for (var row : scored) {
            var score = row.result().total();
            var cells = new ArrayList<DataCell>();
            cells.add(new StringCell(row.gain().family()));
            cells.add(new IntCell(row.degree()));
            cells.add(new IntCell(score.pairs()));
            for (double value : new double[] {
                score.mean(),
                score.median(),
                score.interval().low(),
                score.interval().high(),
                score.shareAboveHalf(),
                score.baseline(),
                score.baselineMagnitude(),
                score.areaUnderCurve(),
                row.result().meanHeldOutAuc(),
                score.retrieval(),
                row.result().log10ConditionNumber()
            }) {
                cells.add(ScoreColumns.number(value));
            }
            cells.add(new LongCell(score.unmatchedPairs()));
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(index++), cells));
        }
        container.close();
        return container.getTable();
    }

    private static BufferedDataTable adviceTable(
            final List<Scored> scored,
            final DegreeSweep sweep,
            final int keys,
            final AlignmentByDegreeNodeParameters parameters,
            final ExecutionContext exec) {
        var results = scored.stream().map(Scored::result).toList();
        int best = DegreeSweep.best(results);
        double atZero = results.get(0).meanHeldOutAuc();
        double bestAuc = best < 0 ? Double.NaN : results.get(best).meanHeldOutAuc();
        double ofChoice = DegreeSweep.heldOutAucOfChoice(results);
        var cells = new ArrayList<DataCell>();
        cells.add(
                best < 0
                        ? DataType.getMissingCell()
                        : new StringCell(scored.get(best).gain().family()));
        cells.add(
                best < 0
                        ? DataType.getMissingCell()
                        : new IntCell(scored.get(best).degree()));
        cells.add(ScoreColumns.number(bestAuc));
        cells.add(ScoreColumns.number(ofChoice));
        cells.add(ScoreColumns.number(atZero));
        cells.add(safeDegree(scored, ShiftedPowerGain.class, parameters));
        cells.add(safeDegree(scored, PowerGain.class, parameters));
        cells.add(new DoubleCell(parameters.m_baselineLevel));
        cells.add(new IntCell(keys));
        cells.add(new IntCell(sweep.folds()));
        cells.add(new LongCell(parameters.m_seed));
        cells.add(new StringCell(verdict(best < 0 ? null : scored.get(best), bestAuc, ofChoice, atZero)));
        var container = exec.createDataContainer(ADVICE);
        container.addRowToTable(new DefaultRow(RowKey.createRowKey(0L), cells));
        container.close();
        return container.getTable();
    }

    /** The last degree before the baseline first exceeds the level; missing when it does so from the start. */
    private static DataCell safeDegree(
            final List<Scored> scored,
            final Class<? extends TrainedGain> family,
            final AlignmentByDegreeNodeParameters parameters) {
        int safe = -1;
        for (var row : scored) {
            if (family.isInstance(row.gain())) {
                var total = row.result().total();
                double baseline = parameters.m_baselineMeasure == BaselineMeasure.MAGNITUDE
                        ? total.baselineMagnitude()
                        : total.baseline();
                if (!(baseline <= parameters.m_baselineLevel)) {
                    break;
                }
                safe = row.degree();
            }
        }
        return safe < 0 ? DataType.getMissingCell() : new IntCell(safe);
    }

    private static String verdict(final Scored best, final double bestAuc, final double ofChoice, final double atZero) {
        if (best == null) {
            return "There are no unmatched pairs to compare with, so no degree can be advised.";
        }
        if (best.degree() == 0 || bestAuc - atZero < SMALLEST_GAIN || ofChoice - atZero < 0) {
            return String.format(
                    Locale.ROOT,
                    "No degree separates matched from unmatched shifts better than the vectors as they are (held-out"
                            + " AUC %.2f at degree 0, %.2f at the best): do not stretch for these shifts.",
                    atZero,
                    bestAuc);
        }
        return String.format(
                Locale.ROOT,
                "%s of degree %d separates matched from unmatched shifts best (held-out AUC %.2f, against %.2f at"
                        + " degree 0; %.2f when the choice itself is made on other keys).",
                best.gain().family(),
                best.degree(),
                bestAuc,
                atZero,
                ofChoice);
    }
}
