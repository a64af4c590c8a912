package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
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
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns.Change;
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
import org.latentalign.score.AlignmentScore;
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

    private static final String SWEEP = "Degrees";

    private static final String ADVICE = "Advice";

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

    /** A gain with its scores, and those of degree 0 to compare with. */
    private record SweepRow(GainSweep.Scored scored, Change change) {

        AlignmentScore score() {
            return scored.result().total();
        }
    }

    private static List<Column<SweepRow>> sweepColumns() {
        return List.of(
                Column.text("family", row -> row.scored().swept().gain().family()),
                number("degree", row -> row.scored().swept().degree()),
                Column.count("pairs", row -> row.score().pairs()),
                Column.number("mean", row -> row.score().mean()),
                Column.number("median", row -> row.score().median()),
                Column.number("interval low", row -> row.score().interval().low()),
                Column.number("interval high", row -> row.score().interval().high()),
                Column.number("share above 0.5", row -> row.score().shareAboveHalf()),
                Column.number("baseline", row -> row.score().baseline()),
                Column.number("baseline magnitude", row -> row.score().baselineMagnitude()),
                Column.number("AUC", row -> row.score().areaUnderCurve()),
                Column.number(
                        "AUC interval low", row -> row.score().areaInterval().low()),
                Column.number(
                        "AUC interval high", row -> row.score().areaInterval().high()),
                Column.number("AUC change", row -> row.change().area()),
                Column.number("AUC change low", row -> row.change().interval().low()),
                Column.number("AUC change high", row -> row.change().interval().high()),
                Column.number("held-out AUC", row -> row.scored().result().meanHeldOutAuc()),
                Column.number("retrieval", row -> row.score().retrieval()),
                Column.number(
                        "condition number (log10)", row -> row.scored().result().log10ConditionNumber()),
                Column.longCount("unmatched pairs", row -> row.score().unmatchedPairs()),
                Column.text("gain", row -> row.scored().swept().gain().formula()));
    }

    /** The advice, and what it rests on. */
    private record AdviceRow(Advice advice, int keys, int folds, AlignmentByDegreeNodeParameters parameters) {}

    private static List<Column<AdviceRow>> adviceColumns(final String vectors) {
        return List.of(
                Column.text("family", row -> family(row.advice().advised())),
                number("degree", row -> degree(row.advice().advised())),
                Column.number("held-out AUC", row -> row.advice().heldOutAuc()),
                Column.number("held-out AUC of the choice", row -> row.advice().heldOutAucOfChoice()),
                Column.number("held-out AUC at degree 0", row -> row.advice().heldOutAucAtZero()),
                number("largest safe degree, shifted power", row -> row.advice()
                        .largestSafeDegree(ShiftedPowerGain.class)),
                number("largest safe degree, power", row -> row.advice().largestSafeDegree(PowerGain.class)),
                Column.number("baseline at most", row -> row.parameters().m_baselineLevel),
                Column.count("keys", AdviceRow::keys),
                Column.count("folds", AdviceRow::folds),
                Column.longCount("seed", row -> row.parameters().m_seed),
                Column.text("verdict", row -> row.advice().verdict()),
                Column.text("gain", row -> formula(row.advice().advised())),
                number("largest safe degree, polynomial", row -> row.advice().largestSafeDegree(PolynomialGain.class)),
                Column.text("best tried family", row -> family(row.advice().best())),
                number("best tried degree", row -> degree(row.advice().best())),
                Column.text("best tried gain", row -> formula(row.advice().best())),
                Column.number(
                        "held-out AUC of the best tried", row -> row.advice().bestHeldOutAuc()),
                RestsOn.column(vectors));
    }

    private static <T> Column<T> number(final String name, final Function<T, OptionalDouble> value) {
        return Column.number(name, row -> value.apply(row).orElse(Double.NaN));
    }

    private static String family(final Optional<SweptGain> swept) {
        return swept.map(gain -> gain.gain().family()).orElse(null);
    }

    private static OptionalDouble degree(final Optional<SweptGain> swept) {
        return swept.map(SweptGain::degree).orElse(OptionalDouble.empty());
    }

    private static String formula(final Optional<SweptGain> swept) {
        return swept.map(gain -> gain.gain().formula()).orElse(null);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AlignmentByDegreeNodeParameters parameters = input.getParameters();
        parameters.validate();
        AutoencoderPortObjectSpec model = input.getInPortSpec(MODEL);
        PortObjectSpec[] specs = input.getInPortSpecs();
        var shifts = Shifts.of(
                parameters,
                model.expectedInput(),
                input.getInTableSpec(SHIFTS),
                specs.length > PARTNERS ? (DataTableSpec) specs[PARTNERS] : null);
        output.setOutSpecs(
                Column.spec(SWEEP, sweepColumns()),
                Column.spec(ADVICE, adviceColumns(shifts.source().label())));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AlignmentByDegreeNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(MODEL);
            if (!(port.model() instanceof SpectralAutoencoder model) || model.isGiven()) {
                throw new KNIMEException(
                        "Only a spectral autoencoder that was fitted by the Spectral Autoencoder Learner"
                                + " has a spectrum to sweep over: connect one.");
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
                    NewTable.of(
                            exec,
                            ADVICE,
                            adviceColumns(shifts.source().label()),
                            List.of(new AdviceRow(advice, compared.keys(), sweep.folds(), parameters))));
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
        return NewTable.of(
                exec,
                SWEEP,
                sweepColumns(),
                scored.stream()
                        .map(gain ->
                                new SweepRow(gain, Change.of(zero, gain.result().total())))
                        .toList());
    }
}
