package org.latentalign.node.apply.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

class EmbeddingFigureTest {

    private static EncodedRows encoded(final double[][] before, final double[][] after) {
        var rows = new EncodedRows(before[0].length, after[0].length, before.length);
        double[] figures = new double[rows.figures()];
        for (int i = 0; i < before.length; i++) {
            rows.measure(before[i], after[i], figures);
            rows.take(i, figures);
        }
        return rows;
    }

    private static final double[][] BEFORE = {{0, 0}, {2, 0}, {5, 1}, {5, -1}};

    private static final double[][] AFTER = {{0, 0}, {2, 0}, {50, 1}, {50, -1}};

    private static Figure figure(final Map<String, List<String>> columns) throws FitException {
        var texts = new RowTexts(List.of("a", "b", "c", "d"), columns);
        return EmbeddingFigure.of(encoded(BEFORE, AFTER), texts, Optional.empty(), 4, Progress.NONE);
    }

    /** The column that accounts for most of the variance comes first, with the share that is computed by hand. */
    @Test
    void aSceneForEachColumnThatTellsRowsApart() throws FitException {
        var figure = figure(Map.of("plate", List.of("x", "y", "x", "y"), "cell", List.of("A", "A", "B", "B")));
        assertEquals(
                List.of("Colored by cell", "Colored by plate"),
                figure.scenes().stream().map(scene -> scene.name()).toList());
        var scene = figure.scenes().get(0);
        assertTrue(
                scene.verdict().contains("account for 80% of the variance before encoding and 99.8% after it"),
                scene.verdict());
        assertTrue(scene.verdict().contains("with exchanged labels, it would be 33%"), scene.verdict());
        var dots = (Mark.Dots) scene.panels().get(1).marks().get(1);
        assertEquals("B", dots.name());
        assertEquals(Meaning.GROUP_2, dots.meaning());
        assertArrayEquals(new double[] {50, 50}, dots.x());
        assertArrayEquals(new double[] {1, -1}, dots.y());
        assertEquals(List.of("c", "d"), dots.labels());
    }

    @Test
    void valuesWithoutAColorAndMissingOnesAreGray() throws FitException {
        int n = 40;
        double[][] vectors =
                IntStream.range(0, n).mapToObj(i -> new double[] {i, i % 3}).toArray(double[][]::new);
        var values = IntStream.range(0, n)
                .mapToObj(i -> i < 2 ? "" : i < 4 ? "rare" : "v" + i % 9)
                .toList();
        var texts = new RowTexts(IntStream.range(0, n).mapToObj(i -> "row " + i).toList(), Map.of("drug", values));
        var figure = EmbeddingFigure.of(encoded(vectors, vectors), texts, Optional.empty(), n, Progress.NONE);
        var marks = figure.scenes().get(0).panels().get(0).marks();
        assertEquals("Other values", marks.get(0).name());
        assertEquals("Missing", marks.get(1).name());
        assertEquals(Meaning.NEUTRAL, marks.get(0).meaning());
        assertEquals(Meaning.NEUTRAL, marks.get(1).meaning());
        assertEquals(2, marks.get(1).size());
        assertEquals(2 + Meaning.MOST_GROUPS, marks.size());
        assertEquals(n, marks.stream().mapToInt(Mark::size).sum());
    }

    @Test
    void withoutAColumnAllRowsAreAlike() throws FitException {
        var figure = figure(Map.of());
        assertEquals(1, figure.scenes().size());
        assertEquals(4, figure.scenes().get(0).panels().get(0).marks().get(0).size());
    }

    /** Rows whose order says nothing are seen in a plane first, others along the table. */
    @Test
    void whatTellsSomethingIsSeenFirst() throws FitException {
        int n = 200;
        double[][] circle = IntStream.range(0, n)
                .mapToObj(i -> new double[] {Math.cos(2.4 * i), Math.sin(2.4 * i), 0})
                .toArray(double[][]::new);
        double[][] sorted = IntStream.range(0, n)
                .mapToDouble(i -> Math.PI * Math.log1p(i) / Math.log(n))
                .mapToObj(angle -> new double[] {-Math.cos(angle), Math.sin(angle), 0})
                .toArray(double[][]::new);
        var names = new RowTexts(IntStream.range(0, n).mapToObj(i -> "row " + i).toList(), Map.of());
        for (var rows : List.of(circle, sorted)) {
            var figure = EmbeddingFigure.of(
                    encoded(rows, rows), names, Optional.of(TopCosinesTest.counted(rows)), n, Progress.NONE);
            assertEquals(
                    rows == circle
                            ? List.of("In a plane", "Along the table")
                            : List.of("Along the table", "In a plane"),
                    figure.scenes().stream().map(scene -> scene.name()).toList());
        }
    }

    @Test
    void aPictureWithNothingToShowSaysWhy() throws FitException {
        var none = new RowTexts(List.of(), Map.of());
        assertEquals(
                "The table has no rows.",
                EmbeddingFigure.of(new EncodedRows(2, 2, 0), none, Optional.empty(), 0, Progress.NONE)
                        .empty());
        assertEquals(
                "A picture needs two rows with an embedding, and 0 of 5 have one.",
                EmbeddingFigure.of(new EncodedRows(2, 2, 5), none, Optional.empty(), 5, Progress.NONE)
                        .empty());
    }

    /** However long the table, so many rows are kept, evenly spread. */
    @Test
    void keepsRowsEvenlySpread() {
        var rows = new EncodedRows(1, 1, 100_000);
        for (int i = 0; i < 100_000; i++) {
            rows.take(i, new double[] {i, i});
        }
        assertEquals(EncodedRows.MOST_ROWS, rows.positions().length);
        assertEquals(100_000, rows.encoded());
        for (int i = 0; i < rows.positions().length; i++) {
            assertEquals(10 * i + 9, rows.positions()[i]);
            assertEquals(10 * i + 9, rows.before()[i][0]);
        }
        assertEquals(3000, keptOfLongRows());
    }

    private static int keptOfLongRows() {
        var rows = new EncodedRows(1000, 1000, 9000);
        double[] figures = new double[2000];
        for (int i = 0; i < 9000; i++) {
            rows.take(i, figures);
        }
        return rows.positions().length;
    }
}
