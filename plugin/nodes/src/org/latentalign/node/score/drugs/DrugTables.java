package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.cells.ScoreColumns.Scores;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.EncodedColumn;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.CellLinePair;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.DrugAlignment.Match;
import org.latentalign.score.DrugAlignment.Samples;
import org.latentalign.score.Signature;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;

/**
 * The output tables of Drug Signature Alignment.
 *
 * @param isSplit whether signatures are split by a further label
 * @param hasAgreement whether it is known how well replicates agree
 * @param isAfter whether there is a space to compare with
 * @param model what is known of the model that encodes, where there is one
 * @param source where the vectors are
 */
record DrugTables(
        boolean isSplit,
        boolean hasAgreement,
        boolean isAfter,
        Optional<AutoencoderPortObjectSpec> model,
        VectorSource source) {

    private static final String DRUGS = "Drugs";

    private static final String SUMMARY = "Summary";

    private static final String SIGNATURES = "Signatures";

    private static final List<Column<Samples>> SAMPLES = List.of(
            Column.count("treated samples", Samples::treated), Column.count("control samples", Samples::controls));

    private static final List<Column<Match>> MATCH =
            List.of(Column.number("p", Match::p), Column.number("FDR", Match::falseDiscoveryRate));

    /** How well replicates agree, in the words of the Connectivity Map. */
    private static final List<Column<Signature.Agreement>> AGREEMENT = List.of(
            Column.number("CC_q75", Signature.Agreement::upperQuartile),
            Column.number("SS", Signature.Agreement::changedGenes),
            Column.number("TAS", Signature.Agreement::activity));

    private List<Column<DrugRow>> drugColumns() {
        var columns = new ArrayList<Column<DrugRow>>();
        columns.add(Column.text(SignatureColumns.DRUG, row -> row.treatment().drug()));
        if (isSplit) {
            columns.add(Column.textIfAny(
                    SignatureColumns.SPLIT, row -> row.treatment().label()));
        }
        columns.add(Column.text("cell line 1", row -> row.lines().first()));
        columns.add(Column.text("cell line 2", row -> row.lines().second()));
        columns.addAll(Column.all(SAMPLES, " 1", DrugRow::first));
        columns.addAll(Column.all(SAMPLES, " 2", DrugRow::second));
        columns.add(Column.number("strength ratio 1", row -> row.first().strength()));
        columns.add(Column.number("strength ratio 2", row -> row.second().strength()));
        columns.add(Column.truth("weak", DrugRow::isWeak)
                .ofOptional(row -> Optional.of(row).filter(DrugRow::isWeakKnown)));
        columns.add(Column.number("cosine before", DrugRow::before));
        if (isAfter) {
            columns.add(Column.number("cosine after", DrugRow::after));
            columns.add(Column.number("change", row -> row.after() - row.before()));
        }
        columns.addAll(Column.all(MATCH, " before", DrugRow::matchBefore));
        if (isAfter) {
            columns.addAll(Column.all(MATCH, " after", DrugRow::matchAfter));
        }
        columns.add(Column.textIfAny("reason", DrugRow::reason));
        return columns;
    }

    /** Two cell lines, or all pairs of them together. */
    private record SummaryRow(CellLinePair lines, int withoutCosine, int inOneOnly, double smallestP, Scores scores) {}

    private List<Column<SummaryRow>> summaryColumns() {
        var columns = new ArrayList<Column<SummaryRow>>();
        columns.add(Column.textIfAny("cell line 1", row -> row.lines().first()));
        columns.add(Column.textIfAny("cell line 2", row -> row.lines().second()));
        columns.add(Column.count("without cosine", SummaryRow::withoutCosine));
        columns.add(Column.count("in one cell line only", SummaryRow::inOneOnly));
        columns.add(Column.number("smallest p of a drug", SummaryRow::smallestP));
        columns.addAll(ScoreColumns.of(isAfter, model.isPresent(), SummaryRow::scores));
        columns.add(RestsOn.column(source.label()));
        return columns;
    }

    private record SignatureRow(String context, Treatment treatment, Signature signature) {}

    /** The signatures remember how the samples were preprocessed, since a signature itself cannot be any more. */
    private List<Column<SignatureRow>> signatureColumns() {
        var columns = new ArrayList<Column<SignatureRow>>();
        columns.add(Column.text(SignatureColumns.DRUG, row -> row.treatment().drug()));
        if (isSplit) {
            columns.add(Column.textIfAny(
                    SignatureColumns.SPLIT, row -> row.treatment().label()));
        }
        columns.add(Column.text(SignatureColumns.CELL_LINE, SignatureRow::context));
        columns.add(Column.count("treated samples", row -> row.signature().treated()));
        columns.add(Column.count("control samples", row -> row.signature().controls()));
        columns.add(Column.count("without own control", row -> row.signature().withoutOwnControl()));
        columns.add(Column.number("strength ratio", row -> row.signature().strength()));
        if (hasAgreement) {
            columns.addAll(
                    Column.all(AGREEMENT, "", row -> row.signature().agreement().orElseThrow()));
        }
        var writer = VectorWriter.behind(
                Column.spec(SIGNATURES, columns), VectorShape.LIST, SignatureColumns.SIGNATURE, source.elementNames());
        for (var column : writer.<SignatureRow>columns(row -> row.signature().shift())) {
            var remembering = new DataColumnSpecCreator(column.spec());
            remembering.setProperties(column.spec()
                    .getProperties()
                    .cloneAndOverwrite(Map.of(
                            SignatureColumns.PREPROCESSING,
                            model.map(SignatureColumns::preprocessing).orElse(SignatureColumns.NO_PREPROCESSING))));
            columns.add(new Column<>(remembering.createSpec(), column.cell()));
        }
        if (isAfter) {
            columns.add(new Column<>(
                    EncodedColumn.of(
                            SignatureColumns.ENCODED_SIGNATURE,
                            ListCell.getCollectionType(DoubleCell.TYPE),
                            SignatureColumns.SIGNATURE),
                    row -> CollectionCellFactory.createListCell(
                            Arrays.stream(row.signature().shift(1))
                                    .mapToObj(DoubleCell::new)
                                    .toList())));
        }
        return columns;
    }

    DataTableSpec drugsSpec() {
        return Column.spec(DRUGS, drugColumns());
    }

    DataTableSpec summarySpec() {
        return Column.spec(SUMMARY, summaryColumns());
    }

    DataTableSpec signaturesSpec() {
        return Column.spec(SIGNATURES, signatureColumns());
    }

    BufferedDataTable drugs(final DrugAlignment alignment, final ExecutionContext exec) {
        return NewTable.of(exec, DRUGS, drugColumns(), alignment.drugs());
    }

    BufferedDataTable summary(
            final DrugAlignment alignment, final OptionalDouble log10ConditionNumber, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, SUMMARY, summaryColumns())) {
            for (var pair : alignment.pairs()) {
                var scores = Scores.of(pair.before(), pair.after(), log10ConditionNumber, "drugs");
                var drugs = alignment.drugs().stream()
                        .filter(row -> row.lines().equals(pair.lines()))
                        .toList();
                table.add(new SummaryRow(
                        pair.lines(),
                        pair.withoutCosine(),
                        pair.inOneOnly(),
                        pair.smallestP(),
                        scores.withVerdict(WeakDrugs.of(drugs).behind(scores.verdict()))));
            }
            if (alignment.pairs().size() > 1) {
                var scores = Scores.of(alignment.totalBefore(), alignment.totalAfter(), log10ConditionNumber, "drugs");
                table.add(
                        "Total",
                        new SummaryRow(
                                new CellLinePair("", ""),
                                alignment.pairs().stream()
                                        .mapToInt(pair -> pair.withoutCosine())
                                        .sum(),
                                alignment.pairs().stream()
                                        .mapToInt(pair -> pair.inOneOnly())
                                        .sum(),
                                Double.NaN,
                                scores.withVerdict(
                                        WeakDrugs.of(alignment.drugs()).behind(scores.verdict()))));
            }
            return table.finish();
        }
    }

    BufferedDataTable signatures(final SignatureTable samples, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, SIGNATURES, signatureColumns())) {
            for (var line : samples.contexts()) {
                for (var treatment : samples.treatments(line)) {
                    samples.signature(line, treatment)
                            .ifPresent(signature -> table.add(new SignatureRow(line, treatment, signature)));
                }
            }
            return table.finish();
        }
    }
}
