package org.latentalign.score.retrieval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GoldenJson;

/** Retrieval and likeness of spaces against figures of NumPy. */
final class RetrievalTest {

    private static final int NEIGHBORS = 3;

    private static GoldenJson golden(final String name) {
        return GoldenJson.read("/org/latentalign/mapping/" + name + ".json");
    }

    private static double[][] heldOut(final GoldenJson golden, final double[][] rows) {
        final int[] anchors = golden.get("anchors").integers();
        return IntStream.range(0, rows.length)
                .filter(i -> Arrays.stream(anchors).noneMatch(anchor -> anchor == i))
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private static int[] own(final int n) {
        return IntStream.range(0, n).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"align_3to3", "align_3to5"})
    void retrievalIsThatOfTheReference(final String name) {
        final GoldenJson golden = golden(name);
        final double[][] y = heldOut(golden, golden.get("y").matrix());
        for (final String method : List.of("procrustes", "procrustesScaled", "procrustesUncentred", "ridge")) {
            final double[][] mapped =
                    heldOut(golden, golden.get(method).get("mapped").matrix());
            for (final Similarity similarity : Similarity.values()) {
                final GoldenJson expected =
                        golden.get(method).get(similarity == Similarity.COSINE ? "cosine" : "euclidean");
                final Retrieval found =
                        Retrieval.of(mapped, own(y.length), y, own(y.length), similarity, NEIGHBORS, Progress.NONE);
                final String where = method + " " + similarity;
                assertEquals(expected.get("p1").number(), found.first(), 1e-12, where);
                assertEquals(expected.get("p5").number(), found.amongFive(), 1e-12, where);
                assertEquals(expected.get("csls").number(), found.firstCorrected(), 1e-12, where);
                assertEquals(expected.get("mrr").number(), found.meanReciprocalRank(), 1e-12, where);
                assertEquals(expected.get("foscttm").number(), found.closerThanTrue(), 1e-12, where);
            }
            final double[] mean = anchorMean(golden);
            assertEquals(
                    golden.get(method).get("relativeErrorHeldOut").number(),
                    SpaceSimilarity.relativeError(mapped, y, mean),
                    1e-9);
        }
    }

    private static double[] anchorMean(final GoldenJson golden) {
        final double[][] y = golden.get("y").matrix();
        final int[] anchors = golden.get("anchors").integers();
        final double[] mean = new double[y[0].length];
        for (final int anchor : anchors) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += y[anchor][j] / anchors.length;
            }
        }
        return mean;
    }

    @ParameterizedTest
    @ValueSource(strings = {"align_3to3", "align_3to5"})
    void likenessOfSpacesIsThatOfTheReference(final String name) throws FitException {
        final GoldenJson golden = golden(name);
        final double[][] x = golden.get("x").matrix();
        final double[][] y = golden.get("y").matrix();
        assertEquals(golden.get("debiasedCka").number(), SpaceSimilarity.debiasedAlignment(x, y), 1e-9);
        assertArrayEquals(
                golden.get("canonicalCorrelations").numbers(), SpaceSimilarity.canonicalCorrelations(x, y), 1e-9);
        assertEquals(golden.get("svccaMean99").number(), SpaceSimilarity.meanCorrelationOfLeading(x, y), 1e-9);
    }

    @Test
    void aMapThatMakesAllRowsAlikeFindsNothing() {
        final double[][] y = normal(20, 3, 1);
        for (final Similarity similarity : Similarity.values()) {
            final Retrieval found =
                    Retrieval.of(new double[20][3], own(20), y, own(20), similarity, NEIGHBORS, Progress.NONE);
            assertTrue(found.first() <= 0.05, found.toString());
            assertTrue(found.closerThanTrue() > 0.3, found.toString());
        }
    }

    @Test
    void aRowOfTheSameGroupCountsAsPartner() {
        final double[][] rows = {{1, 0}, {0.9, 0.1}, {0, 1}, {0.1, 0.9}};
        final double[][] others = {{1, 0.05}, {0.05, 1}};
        final Retrieval found = Retrieval.of(
                rows, new int[] {7, 7, 8, 8}, others, new int[] {7, 8}, Similarity.COSINE, 1, Progress.NONE);
        assertEquals(4, found.rows());
        assertEquals(1, found.first());
        assertEquals(0, found.closerThanTrue());
    }

    /** Groups of several rows, many of them equal: against counts of every pair. */
    @Test
    void closerThanTrueIsTheShareOfPairsInTheWrongOrder() {
        final double[][] x = coarse(60, 1);
        final double[][] y = coarse(45, 2);
        final int[] ofX = IntStream.range(0, x.length).map(i -> i % 7).toArray();
        final int[] ofY = IntStream.range(0, y.length).map(i -> i % 6).toArray(); // the last group of X has no partner
        final Retrieval found = Retrieval.of(x, ofX, y, ofY, Similarity.EUCLIDEAN, NEIGHBORS, Progress.NONE);
        assertEquals(
                (wrongOrder(x, ofX, y, ofY) + wrongOrder(y, ofY, x, ofX)) / 2,
                found.closerThanTrue(),
                1e-12,
                found.toString());
    }

    private static double[][] coarse(final int n, final long seed) {
        return Arrays.stream(normal(n, 2, seed))
                .map(row -> Arrays.stream(row).map(Math::rint).toArray())
                .toArray(double[][]::new);
    }

    private static double wrongOrder(
            final double[][] rows, final int[] labels, final double[][] others, final int[] otherLabels) {
        double sum = 0;
        int queries = 0;
        for (int i = 0; i < rows.length; i++) {
            double wrong = 0;
            int pairs = 0;
            for (int partner = 0; partner < others.length; partner++) {
                for (int j = 0; j < others.length; j++) {
                    if (otherLabels[partner] == labels[i] && otherLabels[j] != labels[i]) {
                        pairs++;
                        final double difference = square(rows[i], others[j]) - square(rows[i], others[partner]);
                        wrong += difference < 0 ? 1 : difference == 0 ? 0.5 : 0;
                    }
                }
            }
            sum += pairs == 0 ? 0 : wrong / pairs;
            queries += pairs == 0 ? 0 : 1;
        }
        return sum / queries;
    }

    private static double square(final double[] x, final double[] y) {
        return (x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]);
    }

    @Test
    void fewRowsHaveNoMeanCanonicalCorrelation() throws FitException {
        assertTrue(Double.isNaN(SpaceSimilarity.meanCanonicalCorrelation(normal(8, 4, 1), normal(8, 4, 2))));
        assertTrue(SpaceSimilarity.meanCanonicalCorrelation(normal(400, 4, 1), normal(400, 4, 2)) < 0.2);
    }

    private static double[][] normal(final int n, final int d, final long seed) {
        final NormalDeviates random = NormalDeviates.of(seed);
        final double[][] rows = new double[n][d];
        for (final double[] row : rows) {
            Arrays.setAll(row, j -> random.next());
        }
        return rows;
    }
}
