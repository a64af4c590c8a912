package org.latentalign.node.score.drugs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.progress.Progress;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.Verdict;

class DrugSignatureFigureTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    /** Signatures that agree between cell lines as far as noise lets them; after, the first axis is stretched. */
    static DrugAlignment alignment(final int lines, final int drugs, final boolean isAfter) {
        int d = 12;
        var options = SignatureTable.Options.standard();
        var table = new SignatureTable(options, isAfter ? new int[] {d, d} : new int[] {d});
        var random = new Random(5);
        var effects = new double[drugs][d];
        for (var effect : effects) {
            for (int j = 0; j < d; j++) {
                effect[j] = random.nextGaussian();
            }
        }
        for (int line = 0; line < lines; line++) {
            for (int drug = -1; drug < drugs; drug++) {
                var sample = new double[d];
                for (int j = 0; j < d; j++) {
                    sample[j] = (drug < 0 ? 0 : effects[drug][j]) + 0.6 * random.nextGaussian();
                }
                var stretched = sample.clone();
                stretched[0] *= 4;
                var name = drug == 0 ? HOSTILE : "drug-" + drug;
                var vectors = isAfter ? new double[][] {sample, stretched} : new double[][] {sample};
                if (drug < 0) {
                    table.addControl("line " + line, "", "", vectors);
                } else {
                    table.addTreated("line " + line, "", new Treatment(name, ""), vectors);
                }
            }
        }
        return DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 10_000, 1, Progress.NONE);
    }

    private static Panel panel(final Scene scene, final String title) {
        return scene.panels().stream()
                .filter(panel -> panel.title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private static <M extends Mark> M mark(final Panel panel, final Class<M> kind, final Meaning meaning) {
        return panel.marks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(mark -> mark.meaning() == meaning)
                .findFirst()
                .orElseThrow();
    }

    private static int size(final Figure figure) {
        return figure.scenes().stream()
                .flatMap(scene -> scene.panels().stream())
                .flatMap(panel -> panel.marks().stream())
                .mapToInt(Mark::size)
                .sum();
    }

    @Test
    void aPairOfCellLinesIsAScene() {
        var alignment = alignment(2, 9, true);
        var figure = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.of(3.21));
        assertEquals(1, figure.scenes().size());
        var scene = figure.scenes().get(0);
        assertEquals("line 0 and line 1", scene.name());
        var pair = alignment.pairs().get(0);
        assertEquals(
                Verdict.of(pair.before(), pair.after(), OptionalDouble.of(3.21), "drugs")
                        .sentence(),
                scene.verdict());
        assertTrue(scene.facts().contains(new Fact("Condition number", "1,600")));
        assertTrue(scene.facts().contains(new Fact("Matched pairs", "9")));
        assertTrue(scene.facts().stream().anyMatch(fact -> fact.name().equals("AUC after")));
        assertTrue(scene.facts().stream()
                .anyMatch(fact ->
                        fact.name().equals("Mean cosine after") && fact.value().contains("95% interval")));
    }

    /** Of 8 drugs the last ones do nothing, which most of them have to do for a sentence that says it. */
    @Test
    void weakDrugsAreCounted() {
        assertWeak(3, false);
        assertWeak(5, true);
    }

    private static void assertWeak(final int without, final boolean isSaid) {
        int d = 200;
        var random = new Random(7);
        var table = new SignatureTable(SignatureTable.Options.standard(), new int[] {d});
        for (int line = 0; line < 2; line++) {
            for (int i = 0; i < 10; i++) {
                table.addControl("line " + line, "", "", new double[][] {noise(d, 1, random)});
            }
            for (int drug = 0; drug < 8; drug++) {
                var sample = noise(d, drug < 8 - without ? 3 : 1, random);
                table.addTreated("line " + line, "", new Treatment("drug-" + drug, ""), new double[][] {sample});
            }
        }
        var alignment = DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 10_000, 1, Progress.NONE);
        var scene = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        assertTrue(scene.facts().contains(new Fact("Weak drugs", without + " of 8")), scene.facts()::toString);
        assertEquals(
                isSaid,
                scene.verdict()
                        .endsWith(" 5 of 8 drugs are weak: they hardly differ from the controls in one cell line or"
                                + " both."),
                scene.verdict());
    }

    private static double[] noise(final int d, final double size, final Random random) {
        return random.doubles(d).map(u -> size * random.nextGaussian()).toArray();
    }

    /** Bars are in the order of the table, the most significant drug first, and name the drugs as they are. */
    @Test
    void drugsAreSortedBars() {
        var alignment = alignment(2, 9, true);
        var panel = panel(
                DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty())
                        .scenes()
                        .get(0),
                "Drugs");
        assertEquals("Drug", panel.filter());
        assertEquals(Axis.Kind.CATEGORIES, panel.y().kind());
        assertTrue(panel.y().categories().contains(HOSTILE));
        var before = mark(panel, Mark.Bars.class, Meaning.BEFORE);
        var after = mark(panel, Mark.Bars.class, Meaning.AFTER);
        for (int i = 0; i < 9; i++) {
            var name = panel.y().categories().get(i);
            var row = alignment.drugs().stream()
                    .filter(drug -> drug.treatment().drug().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals(row.before(), before.values()[i]);
            assertEquals(row.after(), after.values()[i]);
            assertEquals(alignment.drugs().get(i), row);
            assertTrue(i == 0
                    || row.matchAfter().p()
                            >= alignment.drugs().get(i - 1).matchAfter().p());
        }
        var pair = alignment.pairs().get(0);
        assertEquals(
                pair.before().baseline(),
                mark(panel, Mark.Rule.class, Meaning.BASELINE_BEFORE).value());
        assertEquals(
                pair.after().orElseThrow().baseline(),
                mark(panel, Mark.Rule.class, Meaning.BASELINE_AFTER).value());
    }

    @Test
    void distributionsShareTheirPlaces() {
        var scene = DrugSignatureFigure.of(alignment(2, 30, true), Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        var panel = panel(scene, "How the cosines");
        assertEquals(4, panel.marks().size());
        var first = (Mark.Area) panel.marks().get(0);
        for (var mark : panel.marks()) {
            assertArrayEquals(first.x(), ((Mark.Area) mark).x());
        }
    }

    /** A density of a few drugs shows its own smoothness: each is a dot, and all of them lie within the picture. */
    @Test
    void aFewDrugsAreDots() {
        var scene = DrugSignatureFigure.of(alignment(2, 20, true), Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        var panel = panel(scene, "How the cosines");
        for (var meaning : List.of(Meaning.BEFORE, Meaning.AFTER)) {
            var dots = mark(panel, Mark.Dots.class, meaning);
            assertEquals(20, dots.size());
            assertTrue(
                    Arrays.stream(dots.y()).allMatch(y -> y > 0 && y < panel.y().to()));
        }
    }

    /** A tile for every two different cell lines, shaded by the mean cosine; the same order and shades before and after. */
    @Test
    void severalCellLinesHaveAMap() {
        var alignment = alignment(5, 6, true);
        var scene = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        assertEquals(4, scene.panels().size());
        var before = scene.panels().get(2);
        var after = scene.panels().get(3);
        assertEquals(before.y().categories(), after.y().categories());
        var tiles = mark(after, Mark.Tiles.class, Meaning.UP);
        assertEquals(
                20, tiles.size() + mark(after, Mark.Tiles.class, Meaning.DOWN).size());
        assertEquals(mark(before, Mark.Tiles.class, Meaning.UP).full(), tiles.full());
        for (int i = 0; i < tiles.size(); i++) {
            var first = after.y().categories().get((int) tiles.fromY()[i]);
            var second = after.x().categories().get((int) tiles.fromX()[i]);
            var pair = alignment.pairs().stream()
                    .filter(row ->
                            List.of(row.lines().first(), row.lines().second()).containsAll(List.of(first, second)))
                    .findFirst()
                    .orElseThrow();
            assertEquals(pair.after().orElseThrow().mean(), tiles.counts()[i]);
        }
        assertEquals(
                2,
                DrugSignatureFigure.of(alignment(3, 6, true), Optional.empty(), OptionalDouble.empty())
                        .scenes()
                        .get(0)
                        .panels()
                        .size());
    }

    /** A few values have no density. */
    @Test
    void fewCosinesAreDots() {
        var scene = DrugSignatureFigure.of(alignment(2, 9, true), Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        var panel = panel(scene, "How the cosines");
        assertEquals(9, mark(panel, Mark.Dots.class, Meaning.BEFORE).size());
        assertEquals(9, mark(panel, Mark.Dots.class, Meaning.AFTER).size());
        assertEquals(
                2, panel.marks().stream().filter(Mark.Area.class::isInstance).count());
        for (var mark : panel.marks()) {
            if (mark instanceof Mark.Dots dots) {
                for (double height : dots.y()) {
                    assertTrue(height > 0 && height <= panel.y().to());
                }
            }
        }
    }

    @Test
    void withoutAfterNothingIsCalledBefore() {
        var scene = DrugSignatureFigure.of(alignment(2, 5, false), Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        var names = new ArrayList<String>();
        scene.facts().forEach(fact -> names.add(fact.name()));
        scene.panels().forEach(panel -> panel.marks().forEach(mark -> names.add(mark.name())));
        assertTrue(names.contains("AUC") && names.contains("Mean cosine"));
        assertFalse(
                names.stream().anyMatch(name -> name.endsWith("before") || name.endsWith("after")), () -> names + "");
    }

    @Test
    void severalPairsHaveAnOverview() {
        var alignment = alignment(4, 7, true);
        var figure = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty());
        assertEquals(7, figure.scenes().size());
        assertEquals("Cell lines", figure.sceneLabel());
        var panel = panel(figure.scenes().get(0), "Pairs of cell lines");
        assertEquals(6, panel.y().categories().size());
        assertEquals(6, mark(panel, Mark.Bars.class, Meaning.AFTER).size());
        assertEquals(6, mark(panel, Mark.Dots.class, Meaning.BASELINE_AFTER).size());
        assertEquals(6, mark(panel, Mark.Whiskers.class, Meaning.AFTER).size());
    }

    /** Hundreds of drugs in many cell lines: what is left out is said, and the extremes stay. */
    @Test
    void manyDrugsAreCapped() {
        var alignment = alignment(3, 700, true);
        var figure = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty());
        var scene = figure.scenes().get(1);
        assertEquals(200, panel(scene, "Drugs").y().categories().size());
        assertTrue(scene.facts().stream()
                .anyMatch(fact ->
                        fact.name().equals("Drugs shown") && fact.value().startsWith("200 of 700")));
        var shown = panel(scene, "Drugs").y().categories();
        var all = alignment.drugs().stream()
                .filter(row -> row.lines().equals(alignment.pairs().get(0).lines()))
                .toList();
        assertEquals(all.get(0).treatment().drug(), shown.get(0));
        assertEquals(all.get(699).treatment().drug(), shown.get(199));
    }

    /** The table beside the bars tells which drugs to believe. */
    @Test
    void drugsAreRanked() {
        var alignment = alignment(2, 30, true);
        var scene = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        var table = scene.tables().get(0);
        assertEquals(
                List.of("Drug", "Cosine before", "p before", "FDR before", "Cosine after", "p after", "FDR after"),
                table.columns(),
                "no drug is weak, so that nothing would stand in a column of it");
        assertEquals(20, table.rows().size());
        for (var space : List.of("before", "after")) {
            long significant = alignment.drugs().stream()
                    .filter(row -> (space.equals("before") ? row.matchBefore() : row.matchAfter()).falseDiscoveryRate()
                            <= 0.05)
                    .count();
            assertTrue(scene.facts()
                    .contains(new Fact("Drugs with an FDR of at most 5% " + space, significant + " of 30")));
        }
        assertEquals(
                alignment.drugs().get(0).treatment().drug(), table.rows().get(0).get(0));
    }

    @Test
    void manyPairsAreCapped() {
        var alignment = alignment(10, 60, true);
        var figure = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty());
        assertEquals(25, figure.scenes().size());
        assertTrue(figure.scenes().get(0).facts().stream()
                .anyMatch(fact -> fact.value().startsWith("24 of 45")));
        assertTrue(size(figure) < 16_000, () -> size(figure) + " marks");
    }

    /** Drugs that are in one cell line only, or of which a signature is zero, leave a scene without bars. */
    @Test
    void noDrugToCompare() {
        var table = new SignatureTable(SignatureTable.Options.standard(), 1);
        for (var line : List.of("A", "B")) {
            table.addControl(line, "", "", new double[] {0});
            table.addTreated(line, "", new Treatment("only in " + line, ""), new double[] {1});
            table.addTreated(line, "", new Treatment("no effect", ""), new double[] {0});
        }
        var alignment = DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 100, 1, Progress.NONE);
        var scene = DrugSignatureFigure.of(alignment, Optional.empty(), OptionalDouble.empty())
                .scenes()
                .get(0);
        assertEquals(1, scene.panels().size());
        assertTrue(scene.panels().get(0).marks().isEmpty());
        assertTrue(scene.facts().contains(new Fact("Drugs without cosine", "1")));
        assertTrue(scene.facts().contains(new Fact("Drugs in one cell line only", "2")));
        assertTrue(scene.facts().contains(new Fact("Mean cosine", "not defined")));
    }
}
