package org.latentalign.figure.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;

class PanelLayoutTest {

    private static final double[] TWO = {0, 1};

    private static PanelLayout layout(final Axis x, final Axis y, final Mark... marks) {
        return PanelLayout.of(Panel.of("", "", x, y, List.of(marks)));
    }

    @Test
    void thereAreTicksForEveryRoom() {
        final AxisLayout x =
                layout(Axis.linear("", 0, 1), Axis.linear("", -1, 1)).x();
        assertEquals(AxisLayout.MOST - AxisLayout.FEWEST + 1, x.ticks().size());
        assertEquals(
                List.of("0", "0.5", "1.0"),
                x.ticks(100, true).stream().map(Tick::text).toList());
        assertEquals(x.ticks().get(8), x.ticks(5000, true));
        assertEquals(x.ticks().get(2), x.ticks(4 * 80, true), "four beside each other");
        assertEquals(x.ticks().get(2), x.ticks(4 * 45, false), "four below each other");
    }

    @Test
    void noTickLiesBetweenTwoWholeNumbersWhereAllPlacesAreWhole() {
        final Axis axis = Axis.linear("Epoch", 0, 1);
        final Axis y = Axis.linear("", 0, 1);
        final var whole = layout(axis, y, new Mark.Line("", Meaning.AFTER, TWO, TWO, false));
        assertEquals(
                List.of("0", "1"),
                whole.x().ticks(800, true).stream().map(Tick::text).toList());
        final double[] half = {0, 0.5};
        final var fractions = layout(axis, y, new Mark.Line("", Meaning.AFTER, half, TWO, false));
        assertTrue(fractions.x().ticks(800, true).size() > 2);
    }

    /** There are no half samples. */
    @Test
    void noTickLiesBetweenTwoCounts() {
        final Axis counts = Axis.linear("Samples", 0, 3.15);
        final Axis drugs = Axis.categories("Drug", List.of("a", "b"));
        final double[] places = {0, 1};
        final var whole = layout(counts, drugs, new Mark.Bars("", Meaning.AFTER, places, new double[] {3, 2}));
        assertEquals(
                List.of("0", "1", "2", "3"),
                whole.x().ticks(800, true).stream().map(Tick::text).toList());
        final var shares = layout(counts, drugs, new Mark.Bars("", Meaning.AFTER, places, new double[] {3, 2.5}));
        assertTrue(shares.x().ticks(800, true).size() > 4);
    }

    @Test
    void theTickIsTheDecimalThatIsWritten() {
        layout(Axis.linear("", -3, 3), Axis.linear("", 0, 1)).y().ticks().stream()
                .flatMap(List::stream)
                .forEach(tick -> assertEquals(Double.parseDouble(tick.text()), tick.value()));
    }

    @Test
    void namesThatAreTooLongAreCutBetweenLetters() {
        final String crowns = "\uD83D\uDC51".repeat(30);
        final Axis drugs = Axis.categories("Drug", List.of("short", "m".repeat(50), crowns));
        final Map<Integer, String> cut =
                layout(Axis.linear("", 0, 1), drugs).y().cut();
        assertEquals(List.of(1, 2), List.copyOf(cut.keySet()));
        // 170 pixels hold 15 letters of 10 pixels and the ellipsis, or 13 squares of 12
        assertEquals("m".repeat(16) + "…", cut.get(1));
        assertEquals("\uD83D\uDC51".repeat(13) + "…", cut.get(2));
    }

    @Test
    void marksOfOneNameAndMeaningShareAnEntryOfTheLegend() {
        final var layout = layout(
                Axis.linear("", 0, 1),
                Axis.linear("", 0, 1),
                new Mark.Line("matched", Meaning.AFTER, TWO, TWO, false),
                new Mark.Line("matched", Meaning.BEFORE, TWO, TWO, false),
                new Mark.Line("matched", Meaning.AFTER, TWO, TWO, false),
                new Mark.Tiles("words", Meaning.NEUTRAL, TWO, TWO, TWO, TWO, new double[] {3, 40_000}));
        assertEquals(
                List.of(
                        new LegendEntry("matched", List.of(0, 2)),
                        new LegendEntry("matched", List.of(1)),
                        new LegendEntry("words (3 to 40,000 in a tile)", List.of(3))),
                layout.legend());
    }

    /** A legend longer than its chart would tell nothing. */
    @Test
    void manyMarksShareTheLastEntryOfTheLegend() {
        final var layout = layout(
                Axis.linear("", 0, 1),
                Axis.linear("", 0, 1),
                IntStream.range(0, 40)
                        .mapToObj(i -> new Mark.Line("group " + i, Meaning.AFTER, TWO, TWO, false))
                        .toArray(Mark[]::new));
        assertEquals(12, layout.legend().size());
        assertEquals(new LegendEntry("group 10", List.of(10)), layout.legend().get(10));
        assertEquals(
                new LegendEntry("29 others", IntStream.range(11, 40).boxed().toList()),
                layout.legend().get(11));
    }

    /** Many columns have to be named; a list of rows without columns leaves room beside it. */
    @Test
    void aMatrixOfManyColumnsStandsAlone() {
        final Axis many = Axis.categories(
                "", IntStream.range(0, 17).mapToObj(i -> "c" + i).toList());
        final Axis few = Axis.categories("", List.of("a", "b"));
        assertTrue(layout(many, few).wide());
        assertFalse(layout(few, many).wide());
        assertFalse(layout(many, Axis.linear("", 0, 1)).wide());
        final var tiles = new Mark.Tiles("up", Meaning.UP, TWO, TWO, TWO, TWO, new double[] {1, 2}, 1.5);
        assertEquals(
                "up (full color from 1.5 on)",
                layout(few, few, tiles).legend().get(0).name());
    }

    @Test
    void rulesAreNamedFirstAndAPlaceOnlyOnce() {
        final double[] start = {0, 0};
        final var layout = layout(
                Axis.map(0, 1),
                Axis.map(0, 1),
                new Mark.Arrows(
                        "", Meaning.AFTER, start, start, TWO, TWO, List.of("king", "king"), List.of("queen", "prince")),
                new Mark.Dots("", Meaning.NEUTRAL, TWO, TWO, List.of("", "man"), true),
                new Mark.Dots("", Meaning.NEUTRAL, TWO, TWO, List.of("a", "b"), false),
                new Mark.Rule("chance", Meaning.NEUTRAL, 0.5, true));
        assertEquals(
                List.of(
                        new Label("chance", 3, 0, Label.End.ALONE),
                        new Label("king", 0, 0, Label.End.FROM),
                        new Label("queen", 0, 0, Label.End.TO),
                        new Label("prince", 0, 1, Label.End.TO),
                        new Label("man", 1, 1, Label.End.ALONE)),
                layout.labels());
    }

    @Test
    void notMoreLabelsAreTriedThanAnybodyReads() {
        final double[] x =
                Stream.iterate(0.0, i -> i + 1).limit(5000).mapToDouble(i -> i).toArray();
        final var dots = new Mark.Dots("", Meaning.NEUTRAL, x, x, Collections.nCopies(5000, "word"), true);
        assertEquals(
                PanelLayout.MOST_LABELS,
                layout(Axis.map(0, 1), Axis.map(0, 1), dots).labels().size());
    }
}
