package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Remainder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.score.degree.AlignmentByDegreeNodeParameters.Matching;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.ExpectedVectors;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.progress.Progress;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;

/** What Alignment by Degree does: a model's spectrum and shifts in; scores by degree and advice out. */
final class AlignmentByDegreeNode {

    private static final int MODEL = 0;

    private static final int SHIFTS = 1;

    private static final int PARTNERS = AlignmentByDegreeNodeParameters.PARTNERS;

    /** Id and name of the port group of the second table. Written into saved workflows: it never changes. */
    static final String PARTNERS_GROUP = "Matched Shifts";

    private static final DataTableSpec SWEEP = new DataTableSpec("Degrees", sweepColumns());

    private static final DataTableSpec ADVICE = new DataTableSpec(
            "Advice",
            ScoreColumns.column("family", StringCell.TYPE),
            ScoreColumns.column("degree", DoubleCell.TYPE),
            ScoreColumns.column("held-out AUC", DoubleCell.TYPE),
            ScoreColumns.column("held-out AUC of the choice", DoubleCell.TYPE),
            ScoreColumns.column("held-out AUC at degree 0", DoubleCell.TYPE),
            ScoreColumns.column("largest safe degree, shifted power", DoubleCell.TYPE),
            ScoreColumns.column("largest safe degree, power", DoubleCell.TYPE),
            ScoreColumns.column("baseline at most", DoubleCell.TYPE),
            ScoreColumns.column("keys", IntCell.TYPE),
            ScoreColumns.column("folds", IntCell.TYPE),
            ScoreColumns.column("seed", LongCell.TYPE),
            ScoreColumns.column("verdict", StringCell.TYPE),
            ScoreColumns.column("gain", StringCell.TYPE),
            ScoreColumns.column("largest safe degree, polynomial", DoubleCell.TYPE),
            ScoreColumns.column("best tried family", StringCell.TYPE),
            ScoreColumns.column("best tried degree", DoubleCell.TYPE),
            ScoreColumns.column("best tried gain", StringCell.TYPE),
            ScoreColumns.column("held-out AUC of the best tried", DoubleCell.TYPE));

    private AlignmentByDegreeNode() {}

    /** The tables with shifts, and where in them the vectors and labels are. */
    private record Shifts(
            VectorSource source, List<String> columns, VectorSource partners, List<String> partnerColumns) {

        static Shifts of(
                final AlignmentByDegreeNodeParameters parameters,
                final ExpectedVectors expected,
                final DataTableSpec table,
                final DataTableSpec partners)
                throws InvalidSettingsException {
            var source = expected.check(parameters.m_vectors.source(table));
            if (partners == null) {
                return new Shifts(
                        source,
                        parameters.m_matching == Matching.GROUPS
                                ? parameters.directionColumns(table)
                                : parameters.signatureColumns(table),
                        null,
                        List.of());
            }
            var columns = parameters.partnerColumns(table);
            try {
                return new Shifts(
                        source,
                        columns,
                        expected.check(parameters.m_vectors.source(partners)),
                        parameters.partnerColumns(partners));
            } catch (InvalidSettingsException e) {
                throw new InvalidSettingsException("At \"" + PARTNERS_GROUP + "\": " + e.getMessage(), e);
            }
        }
    }

    private static DataColumnSpec[] sweepColumns() {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("family", StringCell.TYPE));
        columns.add(ScoreColumns.column("degree", DoubleCell.TYPE));
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
                "AUC interval low",
                "AUC interval high",
                "AUC change",
                "AUC change low",
                "AUC change high",
                "held-out AUC",
                "retrieval",
                "condition number (log10)")) {
            columns.add(ScoreColumns.column(name, DoubleCell.TYPE));
        }
        columns.add(ScoreColumns.column("unmatched pairs", LongCell.TYPE));
        columns.add(ScoreColumns.column("gain", StringCell.TYPE));
        return columns.toArray(DataColumnSpec[]::new);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AlignmentByDegreeNodeParameters parameters = input.getParameters();
        parameters.validate();
        AutoencoderPortObjectSpec model = input.getInPortSpec(MODEL);
        PortObjectSpec[] specs = input.getInPortSpecs();
        Shifts.of(
                parameters,
                model.expectedInput(),
                input.getInTableSpec(SHIFTS),
                specs.length > PARTNERS ? (DataTableSpec) specs[PARTNERS] : null);
        output.setOutSpecs(SWEEP, RestsOn.behind(ADVICE));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AlignmentByDegreeNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(MODEL);
            if (!(port.model() instanceof SpectralAutoencoder model)) {
                throw new KNIMEException("Only a spectral autoencoder has a spectrum to sweep over: connect one.");
            }
            var table = input.getInTable(SHIFTS);
            var partners = input.getInPortObjects().length > PARTNERS ? input.getInTable(PARTNERS) : null;
            var shifts = Shifts.of(
                    parameters,
                    port.getSpec().expectedInput(),
                    table.getDataTableSpec(),
                    partners == null ? null : partners.getDataTableSpec());
            var compared = read(
                    parameters, model, table, partners, shifts, NodeExecution.progress(exec.createSubProgress(0.2)));
            var sweepProgress = NodeExecution.progress(exec.createSubProgress(0.8));
            var sweep = new DegreeSweep(
                    compared.parts(),
                    compared.keys(),
                    parameters.m_folds,
                    parameters.m_seed,
                    parameters.m_unmatchedLimit,
                    sweepProgress);
            var gains = new GainSweep(model, sweep, sweepProgress);
            gains.run(parameters.gains());
            var advice = new Advice(gains.scored(), parameters.m_baselineLevel, parameters.m_baselineMeasure);
            output.setOutData(
                    sweepTable(gains.scored(), exec),
                    adviceTable(
                            advice,
                            compared.keys(),
                            sweep.folds(),
                            parameters,
                            new RestsOn(shifts.source().label()),
                            exec));
            var figure = DegreeFigure.of(gains.scored(), advice, compared.keys(), sweep.folds());
            var named = figure.about(shifts.source().label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = new ArrayList<>(compared.warnings());
            warnings.addAll(preprocessingWarning(table.getDataTableSpec(), shifts.source(), port.getSpec()));
            if (model.directionCount() < model.inputDimension() && model.remainder() instanceof Remainder.None) {
                warnings.add("The model keeps " + model.directionCount() + " of " + model.inputDimension()
                        + " directions: gains are compared within these.");
            }
            warnings.addAll(gains.warnings());
            warnings.addAll(parameters.m_vectors.warnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static SweepInput read(
            final AlignmentByDegreeNodeParameters parameters,
            final SpectralAutoencoder model,
            final BufferedDataTable table,
            final BufferedDataTable partners,
            final Shifts shifts,
            final Progress progress)
            throws KNIMEException, InvalidSettingsException {
        VectorCursor.requireDimension(table, shifts.source(), model.inputDimension());
        var rows = new ShiftRows(model);
        if (partners != null) {
            VectorCursor.requireDimension(partners, shifts.partners(), model.inputDimension());
            var matched = new MatchedSignatures();
            ShiftRows.Sink first = (rowKey, labels, projections) ->
                    matched.add("1", labels.length == 0 ? rowKey : labels[0], null, projections);
            ShiftRows.Sink second = (rowKey, labels, projections) ->
                    matched.add("2", labels.length == 0 ? rowKey : labels[0], null, projections);
            rows.read(
                    table,
                    shifts.source(),
                    shifts.columns(),
                    1,
                    first,
                    (done, text) -> progress.report(done / 2, text));
            rows.read(
                    partners,
                    shifts.partners(),
                    shifts.partnerColumns(),
                    1,
                    second,
                    (done, text) -> progress.report(0.5 + done / 2, text));
            matched.requireShifts();
            return notEmpty(
                    matched.match(rows.warnings()),
                    "No row of the table of shifts has a partner in the table \"" + PARTNERS_GROUP
                            + "\": rows are matched by "
                            + (shifts.columns().isEmpty()
                                    ? "RowID."
                                    : "the column \"" + shifts.columns().get(0) + "\"."));
        }
        if (parameters.m_matching == Matching.GROUPS) {
            var directions = new GroupedDirections();
            rows.read(
                    table,
                    shifts.source(),
                    shifts.columns(),
                    1,
                    (rowKey, labels, projections) -> directions.add(
                            labels[0],
                            labels.length > 2 ? labels[1] : null,
                            labels.length > 2 ? labels[2] : null,
                            projections),
                    progress);
            var compared = directions.match(parameters.m_combinationLimit, rows.warnings());
            return notEmpty(
                    directions.groupCount() < 2 ? new SweepInput(List.of(), 0, List.of()) : compared,
                    "A comparison needs two groups or more, and two directions in a group, but by the column \""
                            + shifts.columns().get(0) + "\" "
                            + (directions.groupCount() == 1
                                    ? "there is 1 group."
                                    : "there are " + directions.groupCount() + " groups, none with two directions."));
        }
        var matched = new MatchedSignatures();
        rows.read(
                table,
                shifts.source(),
                shifts.columns(),
                2,
                (rowKey, labels, projections) ->
                        matched.add(labels[1], labels[0], labels.length > 2 ? labels[2] : null, projections),
                progress);
        matched.requireShifts();
        return notEmpty(
                matched.match(rows.warnings()),
                "No key, such as a drug, has shifts in two contexts: by the column \""
                        + shifts.columns().get(1) + "\" there "
                        + (matched.contextCount() == 1
                                ? "is 1 context."
                                : "are " + matched.contextCount() + " contexts."));
    }

    private static SweepInput notEmpty(final SweepInput compared, final String sentence) throws KNIMEException {
        if (compared.parts().isEmpty()) {
            throw new KNIMEException(sentence);
        }
        return compared;
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

    private static BufferedDataTable sweepTable(final List<GainSweep.Scored> scored, final ExecutionContext exec) {
        var zero = scored.get(0).result().total();
        try (var table = NewTable.open(exec, SWEEP)) {
            for (var row : scored) {
                var score = row.result().total();
                var change = score.areaChange(zero);
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(row.swept().gain().family()));
                cells.add(number(row.swept().degree()));
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
                    score.areaInterval().low(),
                    score.areaInterval().high(),
                    score.areaUnderCurve() - zero.areaUnderCurve(),
                    change.low(),
                    change.high(),
                    row.result().meanHeldOutAuc(),
                    score.retrieval(),
                    row.result().log10ConditionNumber()
                }) {
                    cells.add(ScoreColumns.number(value));
                }
                cells.add(new LongCell(score.unmatchedPairs()));
                cells.add(new StringCell(row.swept().gain().formula()));
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static BufferedDataTable adviceTable(
            final Advice advice,
            final int keys,
            final int folds,
            final AlignmentByDegreeNodeParameters parameters,
            final RestsOn restsOn,
            final ExecutionContext exec) {
        var advised = advice.advised();
        var best = advice.best();
        var cells = new ArrayList<DataCell>();
        cells.add(ScoreColumns.text(advised.map(swept -> swept.gain().family()).orElse("")));
        cells.add(number(advised.map(SweptGain::degree).orElse(OptionalDouble.empty())));
        cells.add(ScoreColumns.number(advice.heldOutAuc()));
        cells.add(ScoreColumns.number(advice.heldOutAucOfChoice()));
        cells.add(ScoreColumns.number(advice.heldOutAucAtZero()));
        cells.add(number(advice.largestSafeDegree(ShiftedPowerGain.class)));
        cells.add(number(advice.largestSafeDegree(PowerGain.class)));
        cells.add(new DoubleCell(parameters.m_baselineLevel));
        cells.add(new IntCell(keys));
        cells.add(new IntCell(folds));
        cells.add(new LongCell(parameters.m_seed));
        cells.add(new StringCell(advice.verdict()));
        cells.add(ScoreColumns.text(advised.map(swept -> swept.gain().formula()).orElse("")));
        cells.add(number(advice.largestSafeDegree(PolynomialGain.class)));
        cells.add(ScoreColumns.text(best.map(swept -> swept.gain().family()).orElse("")));
        cells.add(number(best.map(SweptGain::degree).orElse(OptionalDouble.empty())));
        cells.add(ScoreColumns.text(best.map(swept -> swept.gain().formula()).orElse("")));
        cells.add(ScoreColumns.number(advice.bestHeldOutAuc()));
        try (var table = NewTable.open(exec, ADVICE, restsOn)) {
            table.add(cells);
            return table.finish();
        }
    }

    private static DataCell number(final OptionalDouble number) {
        return number.isPresent() ? new DoubleCell(number.getAsDouble()) : DataType.getMissingCell();
    }
}
