package org.latentalign.node.score.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.figure.paint.FigurePainter;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.ComparisonOptions;
import org.latentalign.score.distance.GroupComparison;
import org.latentalign.score.distance.GroupDistance;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.shape.TensorRobustness;

/** What the view of Latent Space Comparison shows. */
class ComparisonFigureTest {

    private static final int GROUPS = 4;

    /** The last group is far from the others. */
    private static SpaceComparison compare(final OptionalInt reference) throws Exception {
        NormalDeviates random = NormalDeviates.of(5);
        double[][] rows = new double[10 * GROUPS][3];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = random.next() + (i / 10 == GROUPS - 1 ? 4 : 0);
            }
        }
        GroupedRows grouped = GroupedRows.of(
                rows,
                IntStream.range(0, GROUPS).mapToObj(g -> "group " + g).toList(),
                IntStream.range(0, rows.length).map(i -> i / 10).toArray());
        ComparisonOptions options = new ComparisonOptions(new GroupDistance.Energy(), 199, false, 0.05, 2000, 1);
        return new SpaceComparison(
                "before",
                grouped.names(),
                GroupComparison.of(grouped, reference, options, Runnable::run, 0, Progress.NONE),
                Optional.empty(),
                options);
    }

    private static void assertDrawable(final Figure figure) throws Exception {
        assertTrue(FigurePainter.png(figure).length > 1000);
    }

    @Test
    void aReferenceGivesBarsThatSayWhatDiffers() throws Exception {
        Figure figure = ComparisonFigure.of(List.of(compare(OptionalInt.of(0))), true, Optional.empty());
        assertDrawable(figure);
        Panel bars = figure.scenes().get(0).panels().get(0);
        assertEquals("group 3", bars.y().categories().get(0));
        assertEquals("Differs", bars.marks().get(0).name());
        assertEquals(1, bars.marks().get(0).size());
        assertEquals("Does not differ", bars.marks().get(1).name());
        assertTrue(figure.scenes().get(0).verdict().startsWith("1 of 3 pairs differs")
                || figure.scenes().get(0).verdict().startsWith("1 of 3 pairs differ"));
    }

    @Test
    void allPairsGiveAMapOfShadesInWhichTheOddGroupIsAtAnEnd() throws Exception {
        Figure figure = ComparisonFigure.of(List.of(compare(OptionalInt.empty())), false, Optional.empty());
        assertDrawable(figure);
        Panel map = figure.scenes().get(0).panels().get(0);
        assertEquals(Axis.Kind.CATEGORIES, map.x().kind());
        assertEquals(map.x().categories(), map.y().categories());
        List<String> order = map.y().categories();
        assertTrue(order.indexOf("group 3") == 0 || order.indexOf("group 3") == 3, order.toString());
        Mark.Tiles tiles = assertInstanceOf(Mark.Tiles.class, map.marks().get(0));
        assertEquals(GROUPS * (GROUPS - 1), tiles.size());
    }

    @Test
    void noiseGivesAnglesAndRanksInTheOrderOfItsLevels() throws Exception {
        NoiseSweep sweep = new NoiseSweep(
                new double[] {0, 1, 0.5}, List.of(robustness(0), robustness(Math.PI / 2), robustness(Math.PI / 4)), 7);
        Figure figure = ComparisonFigure.of(List.of(compare(OptionalInt.of(0))), true, Optional.of(sweep));
        assertDrawable(figure);
        Mark.Line angles = assertInstanceOf(
                Mark.Line.class, figure.scenes().get(1).panels().get(0).marks().get(0));
        assertEquals(45, angles.y()[1], 1e-12);
        assertEquals(90, angles.y()[2], 1e-12);
        assertTrue(figure.scenes().get(1).verdict().contains("by up to 90 degrees"));
    }

    private static TensorRobustness robustness(final double angle) {
        return new TensorRobustness(new double[] {1, 2, 3}, new double[] {1, 1, 1}, 2, new double[] {0, angle});
    }
}
