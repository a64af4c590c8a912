package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;

/**
 * The treatments that were measured in both of two contexts, such as two cell lines, gathered by drug: a drug counts
 * once, whatever its number of doses. Chosen once, and measured in any number of spaces.
 */
public final class DrugMatches {

    /** Rows of a block; multiplied between two looks at whether the user has canceled. */
    private static final int BLOCK = 48;

    private final List<String> drugs;

    /** The drug of every treatment. */
    private final int[] drugOf;

    /** By label, the treatments that have it. */
    private final List<int[]> labels;

    private DrugMatches(final List<String> drugs, final int[] drugOf, final List<int[]> labels) {
        this.drugs = drugs;
        this.drugOf = drugOf;
        this.labels = labels;
    }

    /**
     * @param drugs the drug of every treatment
     * @param labels the dose or time of every treatment, or the same for all; no drug has one twice
     * @throws IllegalArgumentException when the two differ in length, or a treatment is there twice
     */
    public static DrugMatches of(final List<String> drugs, final List<String> labels) {
        if (drugs.size() != labels.size()) {
            throw new IllegalArgumentException(drugs.size() + " drugs do not have " + labels.size() + " doses.");
        }
        final List<String> names = List.copyOf(new TreeSet<>(drugs));
        final Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        final int[] drugOf = drugs.stream().mapToInt(numbers::get).toArray();
        final Map<String, TreeSet<Integer>> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < drugOf.length; i++) {
            byLabel.computeIfAbsent(labels.get(i), label -> new TreeSet<>()).add(i);
        }
        final List<int[]> rows = byLabel.values().stream()
                .map(set -> set.stream().mapToInt(i -> i).toArray())
                .toList();
        for (final int[] treatments : rows) {
            if (Arrays.stream(treatments).map(i -> drugOf[i]).distinct().count() < treatments.length) {
                throw new IllegalArgumentException("A drug cannot have the same dose twice in one context.");
            }
        }
        return new DrugMatches(names, drugOf, rows);
    }

    /** @return the drugs, by name */
    public List<String> drugs() {
        return drugs;
    }

    /**
     * Measures in one space. A treatment whose signature is 0 in one of the contexts counts in none.
     *
     * @param first the signature of every treatment in the first context, d values each
     * @param second the same in the second
     * @param progress told often enough to cancel within a second, without a fraction
     * @return cosines between drugs: the mean over the labels that the two have in common, and over all pairs of their
     *     labels where they have none
     */
    public DrugCosines measure(final double[][] first, final double[][] second, final Progress progress) {
        if (first.length != drugOf.length || second.length != drugOf.length) {
            throw new IllegalArgumentException(drugOf.length + " treatments do not have " + first.length + " and "
                    + second.length + " signatures.");
        }
        final UnitVectors from = UnitVectors.of(first, progress);
        final UnitVectors to = UnitVectors.of(second, progress);
        final int[] usable = IntStream.range(0, drugOf.length)
                .filter(i -> from.isDefined(i) && to.isDefined(i))
                .toArray();
        final int p = drugs.size();
        final double[][] cosines = new double[p][p];
        final int[][] counts = new int[p][p];
        for (final int[] label : labels) {
            final int[] rows = Arrays.stream(label)
                    .filter(i -> Arrays.binarySearch(usable, i) >= 0)
                    .toArray();
            final int[] drugOfRow = Arrays.stream(rows).map(i -> drugOf[i]).toArray();
            products(rows(from.units(), rows), rows(to.units(), rows), progress, (i, j, cosine) -> {
                cosines[drugOfRow[i]][drugOfRow[j]] += cosine;
                counts[drugOfRow[i]][drugOfRow[j]]++;
            });
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                cosines[i][j] /= counts[i][j]; // 0 / 0 is NaN
            }
        }
        fillWithoutCommonLabel(cosines, from, to, usable, progress);
        return new DrugCosines(
                drugs, cosines, meanLogLength(from.logLengths(), usable), meanLogLength(to.logLengths(), usable));
    }

    /** The mean of all cosines between two sets of unit vectors is the product of the means of the sets. */
    private void fillWithoutCommonLabel(
            final double[][] cosines,
            final UnitVectors from,
            final UnitVectors to,
            final int[] usable,
            final Progress progress) {
        final int p = drugs.size();
        final int[] there =
                Arrays.stream(usable).map(i -> drugOf[i]).distinct().sorted().toArray();
        if (Arrays.stream(there).allMatch(i -> Arrays.stream(there).noneMatch(j -> Double.isNaN(cosines[i][j])))) {
            return;
        }
        final double[][] fromMeans = new double[p][from.units()[0].length];
        final double[][] toMeans = new double[p][to.units()[0].length];
        final int[] sizes = new int[p];
        for (final int i : usable) {
            sizes[drugOf[i]]++;
            add(fromMeans[drugOf[i]], from.units()[i]);
            add(toMeans[drugOf[i]], to.units()[i]);
        }
        products(rows(fromMeans, there), rows(toMeans, there), progress, (i, j, sum) -> {
            if (Double.isNaN(cosines[there[i]][there[j]])) {
                cosines[there[i]][there[j]] = sum / sizes[there[i]] / sizes[there[j]];
            }
        });
    }

    private static void add(final double[] sum, final double[] vector) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += vector[j];
        }
    }

    private static double[][] rows(final double[][] matrix, final int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> matrix[i]).toArray(double[][]::new);
    }

    private double[] meanLogLength(final double[] logLengths, final int[] usable) {
        final double[] sums = new double[drugs.size()];
        final int[] sizes = new int[drugs.size()];
        for (final int i : usable) {
            sums[drugOf[i]] += logLengths[i];
            sizes[drugOf[i]]++;
        }
        for (int drug = 0; drug < sums.length; drug++) {
            sums[drug] /= sizes[drug]; // 0 / 0 is NaN
        }
        return sums;
    }

    @FunctionalInterface
    private interface ProductSink {
        void take(int row, int column, double product);
    }

    private static void products(
            final double[][] left, final double[][] right, final Progress progress, final ProductSink sink) {
        if (left.length == 0) {
            return;
        }
        final var product = RowProduct.ofRows(right);
        final var scratch = product.newScratch();
        final double[][] block = new double[BLOCK][];
        final double[][] products = new double[BLOCK][right.length];
        for (int start = 0; start < left.length; start += BLOCK) {
            progress.report(Double.NaN, () -> "Comparing drugs");
            final int count = Math.min(BLOCK, left.length - start);
            System.arraycopy(left, start, block, 0, count);
            product.multiply(block, count, products, scratch);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < right.length; j++) {
                    sink.take(start + i, j, products[i][j]);
                }
            }
        }
    }
}
