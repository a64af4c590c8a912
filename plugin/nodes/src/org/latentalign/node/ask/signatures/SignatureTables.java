package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.score.query.DrugScore;
import org.latentalign.score.query.OwnDrugRank;
import org.latentalign.score.query.QueryHit;
import org.latentalign.score.query.RetrievalScore;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;

/** The tables of Signature Query. */
final class SignatureTables {

    private static final List<String> SPACES = List.of("before", "after");

    private SignatureTables() {}

    private static String when(final String name, final int space, final boolean hasAfter) {
        return hasAfter ? name + " " + SPACES.get(space) : name;
    }

    private static List<Column<QueryHit>> hitColumns(final boolean hasAfter, final SignatureAnswers answers) {
        var columns = new ArrayList<Column<QueryHit>>();
        columns.add(
                Column.text("query", hit -> answers.queries().get(hit.query()).name()));
        columns.add(Column.text("direction", hit -> hit.isAlike() ? "alike" : "opposite"));
        columns.add(Column.text("reference", QueryHit::reference));
        columns.add(Column.text("drug", hit -> answers.drugOf(hit)));
        columns.add(Column.text("cell line", hit -> answers.lineOf(hit)));
        for (int space = 0; space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            Function<QueryHit, QueryHit.InSpace> place = hit -> hit.inSpaces().get(number);
            columns.add(Column.number(
                    when("cosine", space, hasAfter), hit -> place.apply(hit).cosine()));
            columns.add(new Column<>(
                    when("rank", space, hasAfter),
                    LongCell.TYPE,
                    hit -> place.apply(hit).rank() == 0
                            ? DataType.getMissingCell()
                            : new LongCell(place.apply(hit).rank())));
            columns.add(Column.number(
                    when("p", space, hasAfter), hit -> place.apply(hit).p()));
            columns.add(Column.number(
                    when("FDR", space, hasAfter), hit -> place.apply(hit).falseDiscoveryRate()));
        }
        columns.add(Column.number("WTCS", QueryHit::connectivity));
        columns.add(Column.number("NCS", QueryHit::normalized));
        columns.add(Column.number("tau", hit -> answers.tau(hit)));
        columns.add(Column.number("XSum", QueryHit::extremeSum));
        columns.add(Column.number("XCos", QueryHit::extremeCosine));
        return columns;
    }

    static DataTableSpec hitsSpec(final boolean hasAfter) {
        return Column.spec("Hits", hitColumns(hasAfter, null));
    }

    static BufferedDataTable hits(final SignatureAnswers answers, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                "Hits",
                hitColumns(answers.spaces() > 1, answers),
                answers.answers().hits().stream().flatMap(List::stream)::iterator);
    }

    private static List<Column<DrugScore>> drugColumns(final SignatureAnswers answers) {
        return List.of(
                Column.text("query", drug -> answers.queries().get(drug.query()).name()),
                Column.text("drug", drug -> answers.references().drugName(drug.drug())),
                Column.count("signatures", DrugScore::signatures),
                Column.count("cell lines", DrugScore::lines),
                Column.number("maximum quantile", DrugScore::maximumQuantile));
    }

    static DataTableSpec drugsSpec() {
        return Column.spec("Drugs", drugColumns(null));
    }

    static BufferedDataTable drugs(final SignatureAnswers answers, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                "Drugs",
                drugColumns(answers),
                answers.answers().drugs().stream().flatMap(List::stream)::iterator);
    }

    /**
     * A row for a query.
     *
     * @param number of one that was asked
     * @param refused null when it was asked; else nothing is known but its names
     */
    private record QueryRow(SignatureAnswers answers, int number, RefusedQuery refused) {

        AskedSignature asked() {
            return answers.queries().get(number);
        }

        private static Column<QueryRow> count(final String name, final ToLongFunction<QueryRow> value) {
            return new Column<>(
                    name,
                    LongCell.TYPE,
                    row -> row.refused == null ? new LongCell(value.applyAsLong(row)) : DataType.getMissingCell());
        }

        private static Column<QueryRow> figure(
                final String name, final int space, final ToDoubleFunction<OwnDrugRank> value) {
            return Column.number(name, row -> row.ofOwnDrug(space, value));
        }

        private double ofOwnDrug(final int space, final ToDoubleFunction<OwnDrugRank> value) {
            return refused == null
                    ? answers.rank(number, space).map(value::applyAsDouble).orElse(Double.NaN)
                    : Double.NaN;
        }
    }

    private static List<Column<QueryRow>> queryColumns(final boolean hasAfter) {
        var columns = new ArrayList<Column<QueryRow>>();
        columns.add(Column.text(
                "query",
                row -> row.refused() == null
                        ? row.asked().name()
                        : row.refused().name()));
        columns.add(Column.text(
                "drug",
                row -> row.refused() == null
                        ? row.asked().drug()
                        : row.refused().drug()));
        columns.add(count("genes up", row -> row.asked().sets().up().length));
        columns.add(count("genes down", row -> row.asked().sets().down().length));
        columns.add(Column.count("genes not found", row -> notFound(row).size()));
        columns.add(Column.texts("not found", SignatureTables::notFound));
        columns.add(Column.number(
                "p of random genes",
                row -> row.refused() == null ? row.answers().byRandomGenes(row.number()) : Double.NaN));
        for (int space = 0; space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            columns.add(QueryRow.count(when("alike at 5% FDR", space, hasAfter), row -> row.answers()
                    .significant(row.number(), true, number)));
            columns.add(QueryRow.count(when("opposite at 5% FDR", space, hasAfter), row -> row.answers()
                    .significant(row.number(), false, number)));
            columns.add(QueryRow.figure(when("rank of own drug", space, hasAfter), number, OwnDrugRank::rank));
            columns.add(QueryRow.figure(when("AUC of own drug", space, hasAfter), number, OwnDrugRank::area));
        }
        columns.add(count(
                "references of own drug",
                row -> row.answers().rank(row.number(), 0).map(OwnDrugRank::own).orElse(0)));
        columns.add(Column.text(
                "why not asked",
                row -> row.refused() == null ? null : row.refused().reason()));
        return columns;
    }

    private static List<String> notFound(final QueryRow row) {
        return row.refused() == null ? row.asked().notFound() : row.refused().notFound();
    }

    /** A whole number that a query has which was asked. */
    private static Column<QueryRow> count(final String name, final ToIntFunction<QueryRow> value) {
        return new Column<>(
                name,
                IntCell.TYPE,
                row -> row.refused() == null ? new IntCell(value.applyAsInt(row)) : DataType.getMissingCell());
    }

    static DataTableSpec queriesSpec(final boolean hasAfter) {
        return Column.spec("Queries", queryColumns(hasAfter));
    }

    /** Those that could not be asked come last. */
    static BufferedDataTable queries(final SignatureAnswers answers, final ExecutionContext exec) {
        var rows = new ArrayList<QueryRow>();
        for (int q = 0; q < answers.queries().size(); q++) {
            rows.add(new QueryRow(answers, q, null));
        }
        answers.refused().forEach(refused -> rows.add(new QueryRow(answers, -1, refused)));
        return NewTable.of(exec, "Queries", queryColumns(answers.spaces() > 1), rows);
    }

    private static List<Column<SignatureAnswers>> summaryColumns(final boolean hasAfter) {
        var columns = new ArrayList<Column<SignatureAnswers>>();
        columns.add(
                Column.count("references", found -> found.references().labels().size()));
        columns.add(Column.count("cell lines", found -> found.references().lines()));
        columns.add(Column.count("genes", SignatureAnswers::genes));
        columns.add(Column.count("background signatures", SignatureAnswers::background));
        columns.add(Column.text("why no tau", SignatureAnswers::whyNoTau));
        columns.add(Column.count("queries", found -> found.queries().size()));
        columns.add(Column.count("queries not asked", found -> found.refused().size()));
        columns.add(Column.count("queries with own drug", SignatureAnswers::queriesWithOwnDrug));
        columns.add(Column.count(
                "drugs asked for",
                found -> found.retrieval(0).map(RetrievalScore::drugs).orElse(0)));
        for (int space = 0; space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            addInterval(
                    columns,
                    when("MRR", space, hasAfter),
                    found -> found.retrieval(number).map(RetrievalScore::meanReciprocalRank),
                    Jackknife::correlationInterval);
            columns.add(figure(when("top 1", space, hasAfter), number, RetrievalScore::first));
            columns.add(figure(when("top 5", space, hasAfter), number, RetrievalScore::amongFive));
            addInterval(
                    columns,
                    when("AUC", space, hasAfter),
                    found -> found.retrieval(number).map(RetrievalScore::area),
                    Jackknife::areaInterval);
        }
        columns.add(figure("MRR by chance", 0, RetrievalScore::chance));
        if (hasAfter) {
            addInterval(columns, "MRR change", SignatureAnswers::change, Jackknife::interval);
            addInterval(columns, "AUC change", SignatureAnswers::changeOfArea, Jackknife::interval);
        }
        columns.add(Column.text("verdict", found -> found.verdict().isEmpty() ? null : found.verdict()));
        return columns;
    }

    private static Column<SignatureAnswers> figure(
            final String name, final int space, final Function<RetrievalScore, Double> figure) {
        return Column.number(name, found -> found.retrieval(space).map(figure).orElse(Double.NaN));
    }

    private static void addInterval(
            final List<Column<SignatureAnswers>> columns,
            final String name,
            final Function<SignatureAnswers, Optional<Jackknife>> estimate,
            final Function<Jackknife, ConfidenceInterval> interval) {
        columns.add(Column.number(
                name, found -> estimate.apply(found).map(Jackknife::estimate).orElse(Double.NaN)));
        columns.add(Column.number(name + " low", found -> estimate.apply(found)
                .map(interval)
                .map(ConfidenceInterval::low)
                .orElse(Double.NaN)));
        columns.add(Column.number(name + " high", found -> estimate.apply(found)
                .map(interval)
                .map(ConfidenceInterval::high)
                .orElse(Double.NaN)));
    }

    static DataTableSpec summarySpec(final boolean hasAfter) {
        return Column.spec("Summary", summaryColumns(hasAfter));
    }

    static BufferedDataTable summary(final SignatureAnswers answers, final ExecutionContext exec) {
        return NewTable.of(exec, "Summary", summaryColumns(answers.spaces() > 1), List.of(answers));
    }
}
