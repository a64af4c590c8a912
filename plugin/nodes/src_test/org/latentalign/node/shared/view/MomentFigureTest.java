package org.latentalign.node.shared.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.SecondMomentAccumulator;

class MomentFigureTest {

    private static PreprocessedMoment moment(final List<String> names, final double[]... rows) throws FitException {
        var sum = new SecondMomentAccumulator(rows[0].length, true, Runnable::run, 1);
        for (var row : rows) {
            sum.add(row);
        }
        return new PreprocessedMoment(sum.finish(), new Preprocessing(List.of()), names);
    }

    private static PreprocessedMoment noise(final int seed, final int rows, final int d, final double shift)
            throws FitException {
        var random = new Random(seed);
        var table = new double[rows][d];
        for (var row : table) {
            for (int j = 0; j < d; j++) {
                row[j] = shift + random.nextGaussian();
            }
        }
        return moment(List.of(), table);
    }

    private static Mark.Line line(final Panel panel, final String name) {
        return panel.marks().stream()
                .filter(mark -> mark.name().equals(name))
                .map(Mark.Line.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String fact(final Figure figure, final String name) {
        return figure.scenes().get(0).facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }

    /** (±2, ±1, 0) about (1, 0, 0): the first two always together, so that all variance is along one direction. */
    @Test
    void directionsAreSetAgainstSingleDimensions() throws FitException {
        var figure = MomentFigure.of(
                moment(List.of("TP53", "MYC", "EGFR"), new double[] {3, 1, 0}, new double[] {-1, -1, 0}),
                Progress.NONE);
        var panels = figure.scenes().get(0).panels();
        assertArrayEquals(new double[] {5}, line(panels.get(0), "Directions").y(), 1e-12);
        assertArrayEquals(
                new double[] {4, 1}, line(panels.get(0), "Single dimensions").y(), 1e-12);
        assertArrayEquals(
                new double[] {0.8, 1, 1},
                line(panels.get(1), "Single dimensions").y(),
                1e-12);
        assertEquals(List.of("TP53", "MYC", "EGFR"), panels.get(2).y().categories());
        assertEquals("1 direction (2 dimensions)", fact(figure, "90% of the variance"));
        // the squared lengths are 10 and 2, the mean's 1: 1 of 6
        assertEquals("17%", fact(figure, "Mean's share of squared lengths"));
        assertTrue(figure.scenes().get(0).verdict().contains("no more rows than dimensions"));
    }

    @Test
    void whatDoesNotVaryIsSaid() throws FitException {
        assertEquals(
                "The second moment is that of a single row: nothing varies.",
                MomentFigure.of(moment(List.of(), new double[] {1, 2}), Progress.NONE)
                        .empty());
        assertEquals(
                "All 2 rows are equal: nothing varies.",
                MomentFigure.of(moment(List.of(), new double[] {1, 2}, new double[] {1, 2}), Progress.NONE)
                        .empty());
    }

    /** Parts of one population differ as chance has it; parts that lie apart do so by their squared distance. */
    @Test
    void partsAreSetAgainstChance() throws FitException {
        var alike = List.of(noise(1, 200, 5, 0), noise(2, 200, 5, 0), noise(3, 200, 5, 0));
        var figure = MomentFigure.merged(PreprocessedMoment.merge(alike), alike, Progress.NONE);
        assertTrue(fact(figure, "Variance between the parts").endsWith("(0.3% if they were alike)"));
        var verdict = figure.scenes().get(0).verdict();
        assertTrue(verdict.contains(". The means of the 3 parts account for "), verdict);
        assertTrue(verdict.endsWith("% of the variance; if the parts were alike, it would be 0.3%."), verdict);
        assertTrue(Double.parseDouble(fact(figure, "Variance between the parts").split("%")[0]) < 1.5);
        assertArrayEquals(
                new double[] {200, 200, 200},
                ((Mark.Bars) figure.scenes().get(0).panels().get(3).marks().get(0)).values());
        var apart = List.of(noise(1, 200, 5, -1), noise(2, 200, 5, 1));
        // means at -1 and 1 in each dimension, of variance 1 within: half of the variance
        var between = fact(
                MomentFigure.merged(PreprocessedMoment.merge(apart), apart, Progress.NONE),
                "Variance between the parts");
        assertEquals(50, Double.parseDouble(between.split("%")[0]), 4);
    }

    /** The spectrum of a large moment would take long: what is cheap is shown, and where the rest is. */
    @Test
    void ofManyDimensionsTheVariancesAreShown() throws FitException {
        var figure = MomentFigure.of(noise(4, 3, 1025, 1), Progress.NONE);
        var panel = figure.scenes().get(0).panels().get(0);
        assertEquals(
                List.of("Single dimensions"),
                panel.marks().stream().map(Mark::name).toList());
        assertTrue(panel.marks().get(0).size() <= 300);
        assertTrue(fact(figure, "Directions").startsWith("not shown of more than 1,024 dimensions"));
    }
}
