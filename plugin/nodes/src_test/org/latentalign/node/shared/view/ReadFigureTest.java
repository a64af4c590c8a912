package org.latentalign.node.shared.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.node.shared.view.ReadFigure.ReadColumn;

class ReadFigureTest {

    private static final List<ReadColumn> COLUMNS = List.of(
            new ReadColumn("id", true),
            new ReadColumn("cell_id", true),
            new ReadColumn("pert_iname", true),
            new ReadColumn("pert_dose", false));

    /** @param rows texts of the columns, null where one is missing */
    private static Scene scene(final List<ReadColumn> columns, final String[]... rows) {
        var figure = new ReadFigure("samples", columns);
        for (var row : rows) {
            figure.add(column -> row[column] == null, column -> row[column]);
        }
        return figure.scene(List.of(new Fact("Genes", "978")), "Choose their metadata.");
    }

    private static Panel panel(final Scene scene, final String title) {
        return scene.panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        scene.panels().stream().map(Panel::title).toList().toString()));
    }

    private static double[] bars(final Panel panel, final int mark) {
        return ((Mark.Bars) panel.marks().get(mark)).values();
    }

    private static Scene samples() {
        return scene(
                COLUMNS,
                new String[] {"s1", "A549", "DMSO", null},
                new String[] {"s2", "A549", "DMSO", null},
                new String[] {"s3", "A549", "drug", "10"},
                new String[] {"s4", "MCF7", "DMSO", null},
                new String[] {"s5", "MCF7", null, "10"},
                new String[] {"s6", "A549", "drug", "10"});
    }

    /** The most frequent first; a column with a name for each row tells nothing, nor has it a picture. */
    @Test
    void rowsAreCountedByTheirValues() {
        var scene = samples();
        assertEquals(
                "6 samples were read: 2 values of cell_id, 3 values of pert_iname. Most is missing in pert_dose: 50% of"
                        + " the samples.",
                scene.verdict());
        assertEquals(
                List.of(
                        new Fact("Samples", "6"),
                        new Fact("Genes", "978"),
                        new Fact("Missing values in columns of text and numbers", "4")),
                scene.facts());
        var drugs = panel(scene, "Samples by pert_iname");
        assertEquals(List.of("DMSO", "drug", "(missing)"), drugs.y().categories());
        assertArrayEquals(new double[] {3, 2, 1}, bars(drugs, 0));
        assertTrue(scene.panels().stream().noneMatch(panel -> panel.title().contains("by id")));
    }

    @Test
    void combinationsThatAreThereHaveATile() {
        var map = panel(samples(), "Samples by cell_id and pert_iname");
        var tiles = (Mark.Tiles) map.marks().get(0);
        assertEquals(4, tiles.size());
        for (int i = 0; i < tiles.size(); i++) {
            var line = map.x().categories().get((int) tiles.fromX()[i]);
            var drug = map.y().categories().get((int) tiles.fromY()[i]);
            double expected =
                    switch (line + " " + drug) {
                        case "A549 DMSO", "A549 drug" -> 2;
                        case "MCF7 DMSO", "MCF7 (missing)" -> 1;
                        default -> throw new AssertionError(line + " " + drug);
                    };
            assertEquals(expected, tiles.counts()[i]);
        }
        assertTrue(map.description().contains("4 of 6 combinations are there"), map.description());
    }

    @Test
    void gapsAreCountedByColumn() {
        var missing = panel(samples(), "What is missing");
        assertEquals(
                List.of("id", "cell_id", "pert_iname", "pert_dose"), missing.y().categories());
        assertArrayEquals(new double[] {6, 6, 5, 3}, bars(missing, 0));
        assertArrayEquals(new double[] {0, 0, 1, 3}, bars(missing, 1));
    }

    /** Low panels beside each other leave less of a page empty. */
    @Test
    void panelsGrowDownThePage() {
        var categories = samples().panels().stream()
                .map(panel -> panel.y().categories().size())
                .toList();
        assertEquals(categories.stream().sorted().toList(), categories);
        assertTrue(categories.get(0) < categories.get(categories.size() - 1));
    }

    /** Where nothing is missing and nothing repeats, the columns are shown, and no word of gaps. */
    @Test
    void aTableOfSingleRowsShowsItsColumns() {
        var scene = scene(List.of(new ReadColumn("id", true)), new String[] {"a"}, new String[] {"b"});
        assertEquals(
                "2 samples were read. Nothing but their identifiers is known. Choose their metadata.", scene.verdict());
        var panel = panel(scene, "Values in each column");
        assertEquals(1, panel.marks().size());
        assertArrayEquals(new double[] {2}, bars(panel, 0));
    }

    /** Names of their own are not kept beyond a limit, and a long list shows its beginning. */
    @Test
    void manyValuesAreBounded() {
        var plates = IntStream.range(0, 900)
                .mapToObj(i -> new String[] {"plate" + i % 300, "well" + i})
                .toArray(String[][]::new);
        var scene = scene(List.of(new ReadColumn("plate", true), new ReadColumn("well", true)), plates);
        var panel = panel(scene, "Samples by plate, the most frequent 200");
        assertEquals(200, panel.y().categories().size());
        var names = IntStream.range(0, 12_000)
                .mapToObj(i -> new String[] {"name" + i / 2, "10"})
                .toArray(String[][]::new);
        assertEquals(
                "12,000 samples were read. Nothing is missing in their columns.",
                scene(List.of(new ReadColumn("name", true), new ReadColumn("dose", false)), names)
                        .verdict());
    }
}
