package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

class MatchSignificanceTest {

    private static final double EXACT = 1e-12;

    private GoldenJson golden;
    private GoldenSignatures signatures;
    private DrugCosines cosines;

    @BeforeEach
    void measure() {
        golden = GoldenJson.read("significance.json");
        signatures = GoldenSignatures.of(golden);
        cosines = DrugMatches.of(signatures.drugs(), signatures.labels())
                .measure(signatures.first(), signatures.second(), Progress.NONE);
    }

    @Test
    void cosinesAndStrengths() {
        assertEquals(golden.get("drugs").texts(), cosines.drugs());
        final double[][] matrix = golden.get("matrix").matrix();
        for (int i = 0; i < matrix.length; i++) {
            assertArrayEquals(matrix[i], cosines.cosines()[i], 1e-9);
        }
        assertArrayEquals(golden.get("matched").numbers(), cosines.matched(), 1e-9);
        assertArrayEquals(golden.get("log_strength_1").numbers(), cosines.firstLogStrength(), 1e-9);
        assertArrayEquals(golden.get("log_strength_2").numbers(), cosines.secondLogStrength(), 1e-9);
    }

    @Test
    void windowsAndStandardizedCells() {
        final int p = cosines.drugs().size();
        final var matching = new StrengthMatching(
                cosines.cosines(),
                cosines.drugs(),
                cosines.firstLogStrength(),
                cosines.secondLogStrength(),
                IntStream.range(0, p).toArray());
        final double[] strength = cosines.firstLogStrength();
        for (int drug = 0; drug < p; drug++) {
            final double own = strength[drug];
            final int rank =
                    (int) Arrays.stream(strength).filter(value -> value < own).count();
            assertArrayEquals(golden.get("window_1").list().get(drug).integers(), matching.firstWindow(rank));
        }
        final double[][] expected = golden.get("standardised").matrix();
        final int[] cells = {0};
        matching.forEach((first, second, isMatched, z) -> {
            assertEquals(expected[first][second], z, 1e-9);
            assertEquals(first == second, isMatched);
            cells[0]++;
        });
        assertEquals(p * p, cells[0]);
    }

    @Test
    void pValues() {
        final MatchSignificance significance =
                MatchSignificance.ofDrugs(cosines).orElseThrow();
        assertArrayEquals(golden.get("p").numbers(), significance.p(), EXACT);
        assertArrayEquals(golden.get("fdr").numbers(), significance.falseDiscoveryRate(), EXACT);
        assertEquals(golden.get("smallest_p").number(), significance.smallestP(), EXACT);
    }

    @Test
    void orderOfTreatmentsDoesNotMatter() {
        final int n = signatures.drugs().size();
        final List<Integer> order =
                new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(3));
        final DrugCosines shuffled = DrugMatches.of(
                        order.stream().map(signatures.drugs()::get).toList(),
                        order.stream().map(signatures.labels()::get).toList())
                .measure(
                        order.stream().map(i -> signatures.first()[i]).toArray(double[][]::new),
                        order.stream().map(i -> signatures.second()[i]).toArray(double[][]::new),
                        Progress.NONE);
        assertArrayEquals(
                golden.get("p").numbers(),
                MatchSignificance.ofDrugs(shuffled).orElseThrow().p(),
                EXACT);
    }

    /** Windows of all units and the sums over them, cell by cell as the definition says. */
    @Test
    void agreesWithTheDefinitionForManyDrugs() {
        final int p = 47;
        final var random = new Random(11);
        final double[][] matrix = new double[p][p];
        final double[] first = new double[p];
        final double[] second = new double[p];
        final List<String> names = IntStream.range(0, p).mapToObj(i -> "d" + i).toList();
        for (int i = 0; i < p; i++) {
            first[i] = random.nextInt(9); // many equal ones: then the name decides
            second[i] = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                matrix[i][j] = 2 * random.nextDouble() - 1;
            }
        }
        final var matching = new StrengthMatching(
                matrix, names, first, second, IntStream.range(0, p).toArray());
        matching.forEach((j, k, isMatched, z) ->
                assertEquals(slowly(matrix, j, k, window(j, first, names), window(k, second, names)), z, 1e-9));
    }

    private static int[] window(final int unit, final double[] strength, final List<String> names) {
        final List<Integer> order =
                new ArrayList<>(IntStream.range(0, strength.length).boxed().toList());
        order.sort((a, b) -> strength[a] != strength[b]
                ? Double.compare(strength[a], strength[b])
                : names.get(a).compareTo(names.get(b)));
        final int m = Math.max(5, (int) Math.floor(strength.length / 3.0 + 0.5));
        final int start = Math.max(0, Math.min(strength.length - m, order.indexOf(unit) - m / 2));
        return order.subList(start, start + m).stream().mapToInt(i -> i).toArray();
    }

    private static double slowly(
            final double[][] matrix, final int j, final int k, final int[] rows, final int[] columns) {
        final List<Double> cells = new ArrayList<>();
        for (final int a : rows) {
            for (final int b : columns) {
                if (a != b && !(a == j && b == k)) {
                    cells.add(matrix[a][b]);
                }
            }
        }
        final int n = cells.size();
        final double mean = cells.stream().mapToDouble(c -> c).sum() / n;
        final double variance =
                cells.stream().mapToDouble(c -> (c - mean) * (c - mean)).sum() / (n - 1);
        return (matrix[j][k] - mean) / Math.sqrt(variance * (1 + 1.0 / n));
    }

    @Test
    void fewerThanFiveDrugsHaveNone() {
        assertEquals(Optional.empty(), MatchSignificance.ofDrugs(random(4, 1)));
        assertTrue(MatchSignificance.ofDrugs(random(5, 1)).isPresent());
    }

    @Test
    void drugWithoutDirectionIsLeftOut() {
        final int p = 8;
        final double[][] first = vectors(p, 21);
        final double[][] second = vectors(p, 22);
        final List<String> drugs = IntStream.range(0, p).mapToObj(i -> "d" + i).toList();
        final List<String> labels = Collections.nCopies(p, "");
        Arrays.fill(second[3], 0);
        final MatchSignificance all = MatchSignificance.ofDrugs(
                        DrugMatches.of(drugs, labels).measure(first, second, Progress.NONE))
                .orElseThrow();
        final int[] others = IntStream.range(0, p).filter(i -> i != 3).toArray();
        final MatchSignificance without = MatchSignificance.ofDrugs(DrugMatches.of(
                                Arrays.stream(others).mapToObj(drugs::get).toList(), labels.subList(1, p))
                        .measure(
                                Arrays.stream(others).mapToObj(i -> first[i]).toArray(double[][]::new),
                                Arrays.stream(others).mapToObj(i -> second[i]).toArray(double[][]::new),
                                Progress.NONE))
                .orElseThrow();
        assertTrue(Double.isNaN(all.p()[3]));
        assertArrayEquals(
                without.p(), Arrays.stream(others).mapToDouble(i -> all.p()[i]).toArray(), EXACT);
    }

    /** An encoder that stretches without end makes all cosines 1: then nothing is significant. */
    @Test
    void allTheSame() {
        final double[][] same = new double[9][9];
        for (final double[] row : same) {
            Arrays.fill(row, 1);
        }
        same[4][5] = Math.nextDown(1.0);
        final double[] strength = new double[9];
        final List<String> names = IntStream.range(0, 9).mapToObj(i -> "d" + i).toList();
        final MatchSignificance significance = MatchSignificance.ofDrugs(
                        new DrugCosines(names, same, strength, strength))
                .orElseThrow();
        for (final double p : significance.p()) {
            assertEquals(1, p);
        }
    }

    @Test
    void pairsOfDirections() {
        // two groups of three directions; within the first cosines are high
        final int[] groups = {0, 0, 0, 1, 1, 1};
        final double[][] cosines = new double[6][6];
        final var random = new Random(5);
        for (int i = 0; i < 6; i++) {
            cosines[i][i] = 1;
            for (int j = 0; j < i; j++) {
                final boolean isHigh = i < 3;
                cosines[i][j] = isHigh ? 0.9 + 0.01 * (i + j) : random.nextDouble() - 0.5;
                cosines[j][i] = cosines[i][j];
            }
        }
        final int[][] pairs = {{0, 1}, {0, 2}, {1, 2}, {3, 4}};
        final MatchSignificance significance = MatchSignificance.ofPairs(
                        cosines, List.of("a", "b", "c", "d", "e", "f"), new double[6], groups, pairs)
                .orElseThrow();
        assertEquals(0.1, significance.smallestP(), EXACT); // nine pairs across
        assertArrayEquals(new double[] {0.1, 0.1, 0.1}, Arrays.copyOf(significance.p(), 3), EXACT);
        assertTrue(significance.p()[3] > 0.1);
        assertEquals(
                Optional.empty(),
                MatchSignificance.ofPairs(
                        cosines, List.of("a", "b", "c", "d", "e", "f"), new double[6], new int[6], pairs));
    }

    private static DrugCosines random(final int p, final long seed) {
        return DrugMatches.of(IntStream.range(0, p).mapToObj(i -> "d" + i).toList(), Collections.nCopies(p, ""))
                .measure(vectors(p, seed), vectors(p, seed + 1), Progress.NONE);
    }

    private static double[][] vectors(final int p, final long seed) {
        final var random = new Random(seed);
        return IntStream.range(0, p)
                .mapToObj(i -> random.doubles(12, -1, 1).toArray())
                .toArray(double[][]::new);
    }
}
