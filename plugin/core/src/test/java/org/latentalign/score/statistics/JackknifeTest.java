package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ConfidenceInterval.Approximate;
import org.latentalign.score.statistics.ConfidenceInterval.Calibrated;
import org.latentalign.score.statistics.ConfidenceInterval.TooFew;
import org.latentalign.score.statistics.ConfidenceInterval.Undefined;

class JackknifeTest {

    private static final double TOLERANCE = 1e-9;

    private final GoldenJson golden = GoldenJson.read("intervals.json");

    private final GoldenSignatures signatures = GoldenSignatures.of(GoldenJson.read("significance.json"));

    @Test
    void mean() {
        final List<String> clusters = golden.get("clusters").texts();
        final Jackknife mean = ClusteredPairs.within(numbers(clusters))
                .mean(golden.get("values").numbers());
        assertEquals(golden.get("mean").number(), mean.estimate(), TOLERANCE);
        assertArrayEquals(golden.get("mean_jackknife").numbers(), mean.leftOut(), TOLERANCE);
        assertInterval(golden.get("mean_interval").numbers(), mean.correlationInterval());
        assertTrue(mean.correlationInterval() instanceof Approximate);
    }

    @Test
    void areaUnderCurve() {
        final Jackknife area = Separation.areaUnderCurve(List.of(drugs()), Progress.NONE);
        assertEquals(golden.get("auc").number(), area.estimate(), TOLERANCE);
        assertArrayEquals(golden.get("auc_jackknife").numbers(), area.leftOut(), TOLERANCE);
        assertInterval(golden.get("auc_interval").numbers(), area.areaInterval());
    }

    /** Every left-out area is the area of what is left. */
    @Test
    void areaOfPartsWithTies() {
        final var random = new Random(8);
        final List<Separation.Measured> parts =
                IntStream.range(0, 3).mapToObj(part -> part(random, 7 + part)).toList();
        final Jackknife all = Separation.areaUnderCurve(parts, Progress.NONE);
        assertEquals(slowly(parts, -1), all.estimate(), 1e-14);
        assertEquals(9, all.size());
        for (int c = 0; c < all.size(); c++) {
            assertEquals(slowly(parts, all.clusters()[c]), all.leftOut()[c], 1e-14);
        }
    }

    private static Separation.Measured part(final Random random, final int drugs) {
        final int[] first = random.ints(60, 0, drugs).toArray();
        final int[] second = random.ints(60, 0, drugs).toArray();
        final int[] own = IntStream.range(0, 2 * drugs).map(i -> i / 2).toArray();
        final double[] matched =
                random.doubles(own.length).map(JackknifeTest::coarse).toArray();
        final double[] unmatched = random.doubles(60).map(JackknifeTest::coarse).toArray();
        matched[3] = Double.NaN;
        unmatched[5] = Double.NaN;
        return new Separation.Pairs(ClusteredPairs.within(own), new ClusteredPairs(first, second))
                .measured(matched, unmatched);
    }

    private static double coarse(final double value) {
        return Math.rint(value * 5) / 5;
    }

    private static double slowly(final List<Separation.Measured> parts, final int without) {
        double sum = 0;
        double weights = 0;
        for (final Separation.Measured part : parts) {
            final double[] matched = left(part.pairs().matched(), part.matched(), without);
            final double[] unmatched = left(part.pairs().unmatched(), part.unmatched(), without);
            double wins = 0;
            for (final double a : matched) {
                for (final double b : unmatched) {
                    wins += a > b ? 1 : a == b ? 0.5 : 0;
                }
            }
            sum += matched.length * (wins / matched.length / unmatched.length);
            weights += matched.length;
        }
        return sum / weights;
    }

    private static double[] left(final ClusteredPairs pairs, final double[] values, final int without) {
        return IntStream.range(0, values.length)
                .filter(pair -> pairs.first()[pair] != without && pairs.second()[pair] != without)
                .mapToDouble(pair -> values[pair])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    @Test
    void pairwise() {
        final List<double[]> chosen = new ArrayList<>();
        final List<String> seen = new ArrayList<>();
        for (final String drug : golden.get("pairwise_first_dose_of").texts()) {
            seen.add(drug);
            chosen.add(GoldenJson.read("significance.json").get("signatures").list().stream()
                    .filter(row -> row.list().get(0).text().equals(drug))
                    .min(Comparator.comparing(row -> row.list().get(1).text()))
                    .orElseThrow()
                    .list()
                    .get(2)
                    .numbers());
        }
        final List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                pairs.add(new int[] {i, j});
            }
        }
        final Jackknife mean = new ClusteredPairs(
                        pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                        pairs.stream().mapToInt(pair -> pair[1]).toArray())
                .mean(pairs.stream()
                        .mapToDouble(pair -> Cosine.between(chosen.get(pair[0]), chosen.get(pair[1])))
                        .toArray());
        assertEquals(golden.get("pairwise").number(), mean.estimate(), TOLERANCE);
        assertArrayEquals(golden.get("pairwise_jackknife").numbers(), mean.leftOut(), TOLERANCE);
        assertInterval(golden.get("pairwise_interval").numbers(), mean.correlationInterval());
    }

    @Test
    void kindsByNumberOfUnits() {
        for (int n = 1; n < 20; n++) {
            final double[] values =
                    IntStream.range(0, n).mapToDouble(i -> i % 3 / 4.0).toArray();
            final Jackknife mean =
                    ClusteredPairs.within(IntStream.range(0, n).toArray()).mean(values);
            final Class<?> kind = n < 6 ? TooFew.class : n < 15 ? Approximate.class : Calibrated.class;
            assertEquals(kind, mean.correlationInterval().getClass());
            assertEquals(kind, mean.areaInterval().getClass());
            assertEquals(kind, mean.interval().getClass());
            assertEquals(n, mean.interval().clusters());
        }
    }

    @Test
    void areaAtTheEdges() {
        final int[] eight = IntStream.range(0, 8).toArray();
        final double[] ones = new double[8];
        Arrays.fill(ones, 1);
        final double edge = Math.pow(0.025, 1.0 / 8);
        assertInterval(new double[] {edge, 1}, new Jackknife(1, eight, ones).areaInterval());
        assertInterval(new double[] {0, 1 - edge}, new Jackknife(0, eight, new double[8]).areaInterval());
    }

    @Test
    void undefinedWithoutOneUnit() {
        final Jackknife jackknife =
                new Jackknife(0.5, new int[] {0, 1, 2, 3, 4, 5}, new double[] {0.5, 0.5, Double.NaN, 0.5, 0.5, 0.6});
        assertEquals(new Undefined(6), jackknife.areaInterval());
        assertEquals(new Undefined(6), jackknife.correlationInterval());
        assertFalse(jackknife.interval().excludes(17));
    }

    @Test
    void differenceIsPaired() {
        final int[] units = IntStream.range(0, 6).toArray();
        final var before = new Jackknife(0.5, units, new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
        final var after = new Jackknife(0.7, units, new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8});
        final Jackknife difference = after.minus(before);
        assertEquals(0.2, difference.estimate(), 1e-15);
        assertEquals(0, difference.standardError(), 1e-15);
        assertTrue(difference.interval().excludes(0));
        final var more = new Jackknife(0.7, IntStream.range(0, 7).toArray(), new double[7]);
        assertEquals(7, more.minus(before).size());
        assertEquals(-0.5, more.minus(before).leftOut()[6], 1e-15);
    }

    @Test
    void correlationOfOneAndMinusOne() {
        final int[] units = IntStream.range(0, 15).toArray();
        final double[] ones = new double[15];
        Arrays.fill(ones, 1);
        assertInterval(new double[] {1, 1}, new Jackknife(1, units, ones).correlationInterval());
        Arrays.fill(ones, -1);
        assertInterval(new double[] {-1, -1}, new Jackknife(-1, units, ones).correlationInterval());
    }

    private Separation.Measured drugs() {
        final int[] drugs = numbers(signatures.drugs());
        final int[] all = IntStream.range(0, drugs.length).toArray();
        final List<int[]> unmatched = new ArrayList<>();
        for (final int i : all) {
            for (final int j : all) {
                if (drugs[i] != drugs[j]) {
                    unmatched.add(new int[] {i, j});
                }
            }
        }
        final var pairs = new Separation.Pairs(
                ClusteredPairs.within(drugs),
                new ClusteredPairs(
                        unmatched.stream().mapToInt(pair -> drugs[pair[0]]).toArray(),
                        unmatched.stream().mapToInt(pair -> drugs[pair[1]]).toArray()));
        return pairs.measured(
                Arrays.stream(all).mapToDouble(i -> cosine(i, i)).toArray(),
                unmatched.stream().mapToDouble(pair -> cosine(pair[0], pair[1])).toArray());
    }

    private double cosine(final int first, final int second) {
        return Cosine.between(signatures.first()[first], signatures.second()[second]);
    }

    private static int[] numbers(final List<String> names) {
        final List<String> distinct = names.stream().distinct().sorted().toList();
        return names.stream().mapToInt(distinct::indexOf).toArray();
    }

    private static void assertInterval(final double[] expected, final ConfidenceInterval interval) {
        assertArrayEquals(expected, new double[] {interval.low(), interval.high()}, TOLERANCE);
    }
}
