package org.latentalign.node.score.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.node.score.TestScores;
import org.latentalign.node.score.similarity.SimilarityFigure.Measured;
import org.latentalign.score.Correlation;

class SimilarityFigureTest {

    private static final Correlation SPEARMAN = new Correlation(TestScores.estimate(0.5, 0.01), 0.01, 3);

    private static Measured measured(final String origin, final boolean isAfter, final double... cosines) {
        return new Measured(
                origin,
                isAfter,
                cosines,
                SPEARMAN,
                SPEARMAN,
                TestScores.of(cosines, new double[] {0.1, 0.2}),
                isAfter ? "Verdict after." : "Verdict before.");
    }

    private static List<List<String>> words(final int n) {
        return IntStream.range(0, n).mapToObj(i -> List.of("<b>a" + i, "b" + i)).toList();
    }

    @Test
    void aSceneForEachOriginAndAPanelForEachPhase() {
        var cosines = new double[] {0.1, Double.NaN, 0.7};
        var figure = SimilarityFigure.of(
                words(3),
                new double[] {1, 2, 3},
                List.of(
                        measured("0", false, cosines),
                        measured("corrected", false, cosines),
                        measured("0", true, cosines),
                        measured("corrected", true, cosines)),
                OptionalDouble.of(1));
        assertEquals(
                List.of("0", "corrected"),
                figure.scenes().stream().map(scene -> scene.name()).toList());
        var scene = figure.scenes().get(1);
        assertEquals(
                List.of("Before encoding", "After encoding", "How the cosines are distributed"),
                scene.panels().stream().map(panel -> panel.title()).toList());
        var dots = (Mark.Dots) scene.panels().get(1).marks().get(0);
        assertArrayEquals(new double[] {1, 3}, dots.x());
        assertArrayEquals(new double[] {0.1, 0.7}, dots.y());
        assertEquals(List.of("<b>a0 – b0", "<b>a2 – b2"), dots.labels());
        assertTrue(scene.facts().contains(new Fact("Spearman after", "0.50 (95% interval 0.40 to 0.59)")));
        assertTrue(scene.facts().contains(new Fact("Pairs with a cosine before", "2 of 3")));
        assertTrue(scene.facts().contains(new Fact("Condition number", "10")));
        assertTrue(scene.facts().contains(new Fact("Unrated pairs, mean cosine after", "0.15")));
        assertEquals("Verdict after.", scene.verdict());
    }

    /** Where all cosines are close to 1, their order is all there is to see: the axes are as long as they need. */
    @Test
    void cosinesCloseTogetherAreToldApart() {
        var panels = SimilarityFigure.of(
                        words(2),
                        new double[] {1, 2},
                        List.of(measured("0", false, 0.96, 0.97), measured("0", true, 0.95, 0.99)),
                        OptionalDouble.empty())
                .scenes()
                .get(0)
                .panels();
        assertEquals(0.9595, panels.get(0).y().from(), 1e-12);
        assertEquals(0.9705, panels.get(0).y().to(), 1e-12);
        assertEquals(0.948, panels.get(1).y().from(), 1e-12);
        assertEquals(0.992, panels.get(1).y().to(), 1e-12);
        var wide = SimilarityFigure.of(
                words(2),
                new double[] {1, 2},
                List.of(measured("0", false, 0.5, 0.97), measured("0", true, 0.96, 0.97)),
                OptionalDouble.empty());
        assertEquals(-1, wide.scenes().get(0).panels().get(0).y().from());
        assertEquals(-1, wide.scenes().get(0).panels().get(1).y().from(), "beside one that is not narrow");
    }

    /** Every pair is in one tile, also at the ends of both axes. */
    @Test
    void manyPairsAreTiles() {
        int n = 5000;
        var random = new SplittableRandom(1);
        double[] ratings = random.doubles(n).map(u -> Math.rint(10 * u)).toArray();
        double[] cosines = random.doubles(n).map(u -> 2 * u - 1).toArray();
        cosines[0] = 1;
        cosines[1] = -1;
        var panel = SimilarityFigure.of(
                        words(n), ratings, List.of(measured("0", false, cosines)), OptionalDouble.empty())
                .scenes()
                .get(0)
                .panels()
                .get(0);
        var tiles = (Mark.Tiles) panel.marks().get(0);
        assertEquals(n, Arrays.stream(tiles.counts()).sum());
        assertTrue(tiles.size() <= 900);
        for (int i = 0; i < tiles.size(); i++) {
            assertTrue(tiles.counts()[i] >= inside(tiles, i, -1e-9, ratings, cosines));
            assertTrue(tiles.counts()[i] <= inside(tiles, i, 1e-9, ratings, cosines));
        }
    }

    /** How many pairs are in a tile that is a little wider or narrower. */
    private static long inside(
            final Mark.Tiles tiles, final int i, final double wider, final double[] ratings, final double[] cosines) {
        return IntStream.range(0, ratings.length)
                .filter(pair -> ratings[pair] > tiles.fromX()[i] - wider && ratings[pair] < tiles.toX()[i] + wider)
                .filter(pair -> cosines[pair] > tiles.fromY()[i] - wider && cosines[pair] < tiles.toY()[i] + wider)
                .count();
    }

    @Test
    void nothingToShow() {
        var nothing = measured("0", false, new double[] {Double.NaN});
        assertTrue(SimilarityFigure.of(words(1), new double[] {1}, List.of(nothing), OptionalDouble.empty())
                .empty()
                .contains("No pair has vectors"));
        assertTrue(SimilarityFigure.of(List.of(), new double[0], List.of(), OptionalDouble.empty())
                .empty()
                .contains("no complete pair"));
    }

    /** One rating for all leaves an axis of some length. */
    @Test
    void equalRatings() {
        var figure = SimilarityFigure.of(
                words(2),
                new double[] {5, 5},
                List.of(measured("0", false, new double[] {0.1, 0.2})),
                OptionalDouble.empty());
        var axis = figure.scenes().get(0).panels().get(0).x();
        assertTrue(axis.from() < 5 && axis.to() > 5);
    }
}
