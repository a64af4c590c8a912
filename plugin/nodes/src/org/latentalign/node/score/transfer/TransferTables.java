package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.transfer.ContextWeights;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.Prediction;
import org.latentalign.score.transfer.TransferError;
import org.latentalign.score.transfer.TransferMethod;

/**
 * The output tables of Signature Transfer.
 *
 * @param transfer what was found
 * @param samples what it rests on
 * @param verdict what to make of it
 * @param exec of the node
 */
record TransferTables(SignatureTransfer transfer, TransferSamples samples, String verdict, ExecutionContext exec) {

    private static final String PREDICTIONS = "Predictions";

    private static final String PREDICTION = "Prediction";

    private static final String ERRORS = "Errors";

    private static final String WEIGHTS = "Weights";

    /** A drug, and what is known of its samples. */
    private record PredictionRow(Prediction drug, int treatedSamples, double changePearson) {}

    private static List<Column<PredictionRow>> predictionColumns(
            final VectorShape shape, final VectorSource source, final int dimension) {
        var columns = new ArrayList<Column<PredictionRow>>();
        columns.add(Column.text("drug", row -> row.drug().drug()));
        columns.add(Column.count("cell lines", row -> row.drug().weights().size()));
        columns.add(Column.count("treated samples", PredictionRow::treatedSamples));
        columns.add(Column.truth(
                "measured in target", row -> row.drug().measuredChange().isPresent()));
        columns.add(Column.number("Pearson of change", PredictionRow::changePearson));
        columns.add(Column.number("rank of right drug", row -> row.drug().rank()));
        columns.add(Column.count("other drugs", row -> row.drug().others()));
        var names = source.elementNames().isEmpty() && shape == VectorShape.COLUMNS
                ? AutoencoderPortObjectSpec.numbered(PREDICTION, dimension)
                : source.elementNames();
        columns.addAll(VectorWriter.behind(Column.spec(PREDICTIONS, columns), shape, PREDICTION, names)
                .columns(row -> row.drug().profile()));
        return columns;
    }

    /** A figure with its interval; without one, a single drug's. */
    private record Figure(double value, double low, double high) {

        static Figure of(final Jackknife figure, final ConfidenceInterval interval) {
            return new Figure(figure.estimate(), interval.low(), interval.high());
        }

        static Figure of(final double value) {
            return new Figure(value, Double.NaN, Double.NaN);
        }
    }

    /**
     * How well a method predicts one drug, or all of them.
     *
     * @param drug its name, or empty for all
     * @param drugs how many
     * @param byChance the overlap of top genes that chance would give
     */
    private record ErrorRow(
            String drug,
            TransferMethod method,
            int drugs,
            Figure pearson,
            Figure rSquared,
            double relativeError,
            double topGeneOverlap,
            double byChance,
            String note,
            String verdict) {}

    private static List<Column<ErrorRow>> errorColumns(final String vectors) {
        return List.of(
                Column.textIfAny("drug", ErrorRow::drug),
                Column.text("method", row -> row.method().title()),
                Column.count("drugs", ErrorRow::drugs),
                Column.number("Pearson of change", row -> row.pearson().value()),
                Column.number("Pearson interval low", row -> row.pearson().low()),
                Column.number("Pearson interval high", row -> row.pearson().high()),
                Column.number("R2", row -> row.rSquared().value()),
                Column.number("R2 interval low", row -> row.rSquared().low()),
                Column.number("R2 interval high", row -> row.rSquared().high()),
                Column.number("relative error", ErrorRow::relativeError),
                Column.number("top-gene overlap", ErrorRow::topGeneOverlap),
                Column.number("overlap by chance", ErrorRow::byChance),
                Column.textIfAny("note", ErrorRow::note),
                Column.textIfAny("verdict", ErrorRow::verdict),
                RestsOn.column(vectors));
    }

    /** The weight of a cell line in the prediction of a drug. */
    private record WeightRow(String drug, String cellLine, double weight, double distance, int treatedSamples) {}

    private static final List<Column<WeightRow>> WEIGHT_COLUMNS = List.of(
            Column.text("drug", WeightRow::drug),
            Column.text("cell line", WeightRow::cellLine),
            Column.number("weight", WeightRow::weight),
            Column.number("distance of controls", WeightRow::distance),
            Column.count("treated samples", WeightRow::treatedSamples));

    static DataTableSpec predictionsSpec(final VectorShape shape, final VectorSource source, final int dimension) {
        return Column.spec(PREDICTIONS, predictionColumns(shape, source, dimension));
    }

    static DataTableSpec errorsSpec(final String vectors) {
        return Column.spec(ERRORS, errorColumns(vectors));
    }

    static DataTableSpec weightsSpec() {
        return Column.spec(WEIGHTS, WEIGHT_COLUMNS);
    }

    BufferedDataTable predictions(final VectorShape shape, final VectorSource source, final int dimension) {
        return NewTable.of(
                exec,
                PREDICTIONS,
                predictionColumns(shape, source, dimension),
                transfer.drugs().stream()
                        .map(drug -> new PredictionRow(
                                drug,
                                samples.treatedSamples(
                                        drug.drug(), drug.weights().keySet()),
                                drug.measuredChange().isPresent()
                                        ? drug.errors()
                                                .get(transfer.predicted())
                                                .changePearson()
                                        : Double.NaN))
                        .toList());
    }

    BufferedDataTable errors(final int topGenes, final int genes, final String vectors) {
        double byChance = topGenes < genes ? (double) topGenes / genes : Double.NaN;
        try (var table = NewTable.open(exec, ERRORS, errorColumns(vectors))) {
            // the totals first, with the verdict
            for (var method : TransferMethod.values()) {
                table.add(total(method, byChance));
            }
            for (var drug : transfer.tested()) {
                drug.errors().forEach((method, error) -> table.add(row(drug, method, error, byChance)));
            }
            return table.finish();
        }
    }

    private ErrorRow total(final TransferMethod method, final double byChance) {
        var pearson = transfer.mean(method, TransferError::changePearson);
        var rSquared = transfer.mean(method, TransferError::rSquared);
        return new ErrorRow(
                "",
                method,
                (int) transfer.tested().stream()
                        .filter(drug -> drug.errors().containsKey(method))
                        .count(),
                Figure.of(pearson, pearson.correlationInterval()),
                Figure.of(rSquared, rSquared.interval()),
                transfer.mean(method, TransferError::relativeError).estimate(),
                transfer.mean(method, TransferError::topGeneOverlap).estimate(),
                byChance,
                note(method, rSquared),
                method == transfer.predicted() ? verdict : "");
    }

    private String note(final TransferMethod method, final Jackknife figure) {
        if (method == TransferMethod.WEIGHTED && transfer.weights().tau().isEmpty()) {
            return "missing: it takes " + ContextWeights.FEWEST_SOURCES
                    + " cell lines besides the target to find out how weights should fall with distance, and there are "
                    + transfer.weights().distances().size();
        }
        if ((method == TransferMethod.EQUAL || method == TransferMethod.NEAREST)
                && figure.size() == 0
                && !transfer.tested().isEmpty()) {
            return "missing: the effect is taken from one cell line";
        }
        if (method == TransferMethod.WRONG_DRUGS && figure.size() > 0) {
            return "medians over other drugs";
        }
        return figure.size() == 0 ? "" : ScoreColumns.note(figure.interval());
    }

    private static ErrorRow row(
            final Prediction drug, final TransferMethod method, final TransferError error, final double byChance) {
        return new ErrorRow(
                drug.drug(),
                method,
                1,
                Figure.of(error.changePearson()),
                Figure.of(error.rSquared()),
                error.relativeError(),
                error.topGeneOverlap(),
                byChance,
                method == TransferMethod.WRONG_DRUGS ? "median of " + drug.others() + " other drugs" : "",
                "");
    }

    BufferedDataTable weights() {
        try (var table = NewTable.open(exec, WEIGHTS, WEIGHT_COLUMNS)) {
            for (var drug : transfer.drugs()) {
                drug.weights()
                        .forEach((cellLine, weight) -> table.add(new WeightRow(
                                drug.drug(),
                                cellLine,
                                weight,
                                transfer.weights().distances().get(cellLine),
                                samples.treatedSamples(drug.drug(), List.of(cellLine)))));
            }
            return table.finish();
        }
    }
}
