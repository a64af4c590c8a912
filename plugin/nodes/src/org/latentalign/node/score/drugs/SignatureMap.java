package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Selection;
import org.latentalign.kernel.Cosine;
import org.latentalign.node.shared.view.SignedTiles;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.distance.AverageLinkage;

/**
 * A map of signatures before encoding: the genes that change most against drugs in cell lines, both in an order in which
 * those that are alike stand together. Where a drug does the same in two cell lines, its two columns stand side by side.
 */
final class SignatureMap {

    private static final int MOST_SIGNATURES = 60;

    private static final int MOST_GENES = 40;

    private record Entry(Treatment treatment, String line, double... shift) {}

    private final List<Entry> entries;

    /** How many signatures there are of drugs that are compared. */
    private final int all;

    private final List<String> geneNames;

    private SignatureMap(final List<Entry> entries, final int all, final List<String> geneNames) {
        this.entries = entries;
        this.all = all;
        this.geneNames = geneNames;
    }

    /**
     * @param alignment the scores, whose drugs are shown, the most significant before encoding first
     * @param table their signatures
     * @param geneNames one for each gene, or none
     * @return nothing with fewer than three signatures, which have no order
     */
    static Optional<SignatureMap> of(
            final DrugAlignment alignment, final SignatureTable table, final List<String> geneNames) {
        Map<Treatment, Double> significance = new HashMap<>();
        alignment.drugs().stream()
                .filter(row -> Double.isFinite(row.before()))
                .forEach(row -> significance.merge(row.treatment(), significance(row), Math::min));
        var lines = alignment.pairs().stream()
                .flatMap(pair -> List.of(pair.lines().first(), pair.lines().second()).stream())
                .distinct()
                .sorted()
                .toList();
        var entries = new ArrayList<Entry>();
        int all = 0;
        for (var treatment : significance.keySet().stream()
                .sorted(Comparator.comparingDouble((Treatment drug) -> significance.get(drug))
                        .thenComparing(Comparator.naturalOrder()))
                .toList()) {
            for (var line : lines) {
                if (entries.size() == MOST_SIGNATURES) {
                    all += table.treatedSamples(line, treatment) > 0 ? 1 : 0;
                } else {
                    var signature = table.signature(line, treatment);
                    signature.ifPresent(found -> entries.add(new Entry(treatment, line, found.shift())));
                    all += signature.isPresent() ? 1 : 0;
                }
            }
        }
        return entries.size() < 3 ? Optional.empty() : Optional.of(new SignatureMap(entries, all, geneNames));
    }

    private static double significance(final DrugRow row) {
        return Double.isNaN(row.matchBefore().p()) ? 1 : row.matchBefore().p();
    }

    /** @param facts to which it adds what the order tells, and what is not shown */
    Panel panel(final List<Fact> facts) {
        int[] columns = order(entries.stream().map(Entry::shift).toArray(double[][]::new));
        int[] genes = mostChanged();
        var changes = Arrays.stream(genes)
                .mapToObj(gene -> Arrays.stream(columns)
                        .mapToDouble(column -> entries.get(column).shift()[gene])
                        .toArray())
                .toArray(double[][]::new);
        int[] rows = order(changes);
        var sorted = Arrays.stream(rows).mapToObj(row -> changes[row]).toArray(double[][]::new);
        int dimension = entries.get(0).shift().length;
        facts.add(new Fact("Neighbors in the map of one drug in two cell lines", neighbors(columns)));
        if (genes.length < dimension) {
            facts.add(Selection.fact("Genes", genes.length, dimension, "those that change most"));
        }
        if (entries.size() < all) {
            facts.add(Selection.fact(
                    "Signatures", entries.size(), all, "those of the most significant drugs before encoding"));
        }
        return new Panel(
                "Drugs and genes before encoding",
                "How each signature changes the genes that change most. What is alike stands together, ordered by"
                        + " average linkage of cosines, so that a drug that does the same in two cell lines stands"
                        + " beside itself.",
                Axis.categories(
                        "Drug and cell line",
                        Arrays.stream(columns)
                                .mapToObj(column -> name(entries.get(column)))
                                .toList()),
                Axis.categories(
                        "Gene",
                        Arrays.stream(rows).mapToObj(row -> gene(genes[row])).toList()),
                null,
                "Gene",
                SignedTiles.of("Goes up", "Goes down", sorted, SignedTiles.full(sorted)));
    }

    /** How often a drug stands beside itself, and how often it would by chance: two of k places are neighbors in 2 / k. */
    private String neighbors(final int... columns) {
        int size = columns.length;
        long found = IntStream.range(1, size)
                .filter(i -> isSameDrug(entries.get(columns[i - 1]), entries.get(columns[i])))
                .count();
        double expected = 2.0
                / size
                * IntStream.range(0, size)
                        .mapToLong(i -> IntStream.range(0, i)
                                .filter(j -> isSameDrug(entries.get(i), entries.get(j)))
                                .count())
                        .sum();
        return Numbers.count(found) + " of " + Numbers.count(size - 1L) + " (" + Numbers.decimal(expected, 1)
                + " in a random order)";
    }

    private static boolean isSameDrug(final Entry one, final Entry other) {
        return one.treatment().drug().equals(other.treatment().drug())
                && !one.line().equals(other.line());
    }

    private int[] mostChanged() {
        int dimension = entries.get(0).shift().length;
        double[] squares = new double[dimension];
        for (var entry : entries) {
            for (int j = 0; j < dimension; j++) {
                squares[j] += entry.shift()[j] * entry.shift()[j];
            }
        }
        return IntStream.range(0, dimension)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -squares[j]))
                .limit(MOST_GENES)
                .mapToInt(j -> j)
                .toArray();
    }

    /** An order in which vectors that point the same way stand together. */
    private static int[] order(final double[][] vectors) {
        double[][] distances = new double[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = Cosine.between(vectors[i], vectors[j]);
                distances[i][j] = Double.isNaN(cosine) ? 1 : 1 - cosine;
                distances[j][i] = distances[i][j];
            }
        }
        return AverageLinkage.order(distances);
    }

    private static String name(final Entry entry) {
        var drug = entry.treatment();
        return (drug.label().isEmpty() ? drug.drug() : drug.drug() + ", " + drug.label()) + ", " + entry.line();
    }

    private String gene(final int gene) {
        return geneNames.isEmpty() ? "Value " + (gene + 1) : geneNames.get(gene);
    }
}
