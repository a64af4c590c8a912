package org.latentalign.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.statistics.PlateSignature;
import org.latentalign.spark.score.FrameDirections;
import org.latentalign.spark.score.FrameSignatures;
import org.latentalign.spark.score.FrameSignatures.DrugSignature;

/** Writes scores as Parquet, a folder for each table, with the names of columns that the nodes use. */
final class ScoreTables {

    private final SparkSession spark;

    ScoreTables(final SparkSession spark) {
        this.spark = spark;
    }

    /**
     * A column.
     *
     * @param name of it
     * @param type of its values
     * @param value of a row; NaN becomes a missing value
     */
    private record Column<T>(String name, DataType type, Function<T, Object> value) {

        Object of(final T row) {
            final Object result = value.apply(row);
            return result instanceof final Double number && number.isNaN() ? null : result;
        }
    }

    private static <T> Column<T> text(final String name, final Function<T, String> value) {
        return new Column<>(name, DataTypes.StringType, value::apply);
    }

    private static <T> Column<T> whole(final String name, final Function<T, Integer> value) {
        return new Column<>(name, DataTypes.IntegerType, value::apply);
    }

    private static <T> Column<T> number(final String name, final Function<T, Double> value) {
        return new Column<>(name, DataTypes.DoubleType, value::apply);
    }

    private static <T> Column<T> list(final String name, final Function<T, double[]> value) {
        return new Column<>(name, DataTypes.createArrayType(DataTypes.DoubleType, false), value::apply);
    }

    void write(final FrameSignatures scores, final String folder) {
        final boolean isAfter = scores.alignment().totalAfter().isPresent();
        final List<Column<DrugSignature>> signatures = new ArrayList<>();
        signatures.add(text("drug", DrugSignature::drug));
        signatures.add(text("cell line", DrugSignature::context));
        signatures.add(whole("treated samples", row -> row.before().treated()));
        signatures.add(whole("control samples", row -> row.before().controls()));
        signatures.add(whole("without own control", row -> row.before().withoutOwnControl()));
        signatures.add(list("signature", row -> row.before().shift()));
        final List<Column<DrugAlignment.DrugRow>> drugs = new ArrayList<>();
        drugs.add(text("drug", row -> row.treatment().drug()));
        drugs.add(text("cell line 1", row -> row.lines().first()));
        drugs.add(text("cell line 2", row -> row.lines().second()));
        drugs.add(number("cosine before", DrugAlignment.DrugRow::before));
        drugs.add(number("p before", row -> row.matchBefore().p()));
        drugs.add(number("FDR before", row -> row.matchBefore().falseDiscoveryRate()));
        final List<Column<DrugAlignment.PairRow>> pairs = new ArrayList<>();
        pairs.add(text("cell line 1", row -> row.lines().first()));
        pairs.add(text("cell line 2", row -> row.lines().second()));
        pairs.addAll(figures(DrugAlignment.PairRow::before, " before"));
        if (isAfter) {
            signatures.add(list(
                    "encoded signature",
                    row -> row.after().map(PlateSignature::shift).orElse(null)));
            drugs.add(number("cosine after", DrugAlignment.DrugRow::after));
            drugs.add(number("p after", row -> row.matchAfter().p()));
            drugs.add(number("FDR after", row -> row.matchAfter().falseDiscoveryRate()));
            pairs.addAll(figures(row -> row.after().orElseThrow(), " after"));
        }
        write(signatures, scores.signatures(), folder + "/signatures");
        write(drugs, scores.alignment().drugs(), folder + "/drugs");
        write(pairs, scores.alignment().pairs(), folder + "/pairs");
        writeTotal(scores.alignment().totalBefore(), scores.alignment().totalAfter(), folder);
    }

    void write(final FrameDirections scores, final String folder) {
        final boolean isAfter = scores.alignment().totalAfter().isPresent();
        final List<Column<DirectionAlignment.PairRow>> pairs = new ArrayList<>();
        pairs.add(text("group", row -> row.first().group()));
        pairs.add(text("from 1", row -> row.first().from()));
        pairs.add(text("to 1", row -> row.first().to()));
        pairs.add(text("from 2", row -> row.second().from()));
        pairs.add(text("to 2", row -> row.second().to()));
        pairs.add(number("cosine before", DirectionAlignment.PairRow::before));
        final List<Column<DirectionAlignment.GroupRow>> groups = new ArrayList<>();
        groups.add(text("group", DirectionAlignment.GroupRow::group));
        groups.add(whole("directions", DirectionAlignment.GroupRow::directions));
        groups.addAll(figures(DirectionAlignment.GroupRow::before, " before"));
        if (isAfter) {
            pairs.add(number("cosine after", DirectionAlignment.PairRow::after));
            groups.addAll(figures(row -> row.after().orElseThrow(), " after"));
        }
        write(pairs, scores.alignment().pairs(), folder + "/pairs");
        write(groups, scores.alignment().groups(), folder + "/groups");
        writeTotal(scores.alignment().totalBefore(), scores.alignment().totalAfter(), folder);
    }

    private void writeTotal(final AlignmentScore before, final Optional<AlignmentScore> after, final String folder) {
        final List<Column<AlignmentScore>> columns = new ArrayList<>(figures(Function.identity(), " before"));
        after.ifPresent(score -> columns.addAll(figures(each -> score, " after")));
        write(columns, List.of(before), folder + "/total");
    }

    /** No score without its yardsticks. */
    private static <T> List<Column<T>> figures(final Function<T, AlignmentScore> score, final String when) {
        return List.of(
                whole("pairs" + when, score.andThen(AlignmentScore::pairs)),
                whole("independent units" + when, score.andThen(AlignmentScore::units)),
                number("mean" + when, score.andThen(AlignmentScore::mean)),
                number("interval low" + when, score.andThen(each -> each.interval()
                        .low())),
                number("interval high" + when, score.andThen(each -> each.interval()
                        .high())),
                number("baseline" + when, score.andThen(AlignmentScore::baseline)),
                number("AUC" + when, score.andThen(AlignmentScore::areaUnderCurve)),
                number("p" + when, score.andThen(each -> each.chance()
                        .map(PermutationTest::p)
                        .orElse(Double.NaN))));
    }

    private <T> void write(final List<Column<T>> columns, final List<T> values, final String folder) {
        StructType schema = new StructType();
        for (final Column<T> column : columns) {
            schema = schema.add(column.name(), column.type(), true);
        }
        final List<Row> rows = values.stream()
                .map(value -> RowFactory.create(
                        columns.stream().map(column -> column.of(value)).toArray()))
                .toList();
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(folder);
    }
}
