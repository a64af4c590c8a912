package org.latentalign.node.score.drugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.progress.Progress;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;

class SignatureMapTest {

    /** Each drug does the same in both cell lines; gene 0 changes most, gene by gene less. */
    private static SignatureTable table(final int drugs, final int genes) {
        var table = new SignatureTable(SignatureTable.Options.standard(), genes);
        var random = new Random(3);
        for (var line : List.of("A549", "MCF7")) {
            table.addControl(line, "", "", new double[genes]);
        }
        for (int drug = 0; drug < drugs; drug++) {
            var effect = new double[genes];
            for (int j = 0; j < genes; j++) {
                effect[j] = random.nextGaussian() / (j + 1);
            }
            for (var line : List.of("A549", "MCF7")) {
                var sample = effect.clone();
                sample[0] += 0.01 * random.nextGaussian();
                table.addTreated(line, "", new Treatment("drug-" + drug, ""), sample);
            }
        }
        return table;
    }

    private static Panel panel(final SignatureTable table, final List<Fact> facts, final List<String> genes) {
        var alignment = DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 1000, 1, Progress.NONE);
        return SignatureMap.of(alignment, table, genes).orElseThrow().panel(facts);
    }

    /** Every change stands where its gene and its signature are named, above zero in one color, below in the other. */
    @Test
    void tilesAreTheChanges() {
        var table = table(4, 3);
        var names = List.of("TP53", "MYC", "EGFR");
        var facts = new ArrayList<Fact>();
        var panel = panel(table, facts, names);
        assertEquals(1, facts.size());
        int seen = 0;
        for (var mark : panel.marks()) {
            var tiles = (Mark.Tiles) mark;
            int sign = tiles.name().equals("Goes up") ? 1 : -1;
            for (int i = 0; i < tiles.size(); i++, seen++) {
                var column = panel.x().categories().get((int) tiles.fromX()[i]).split(", ");
                int gene = names.indexOf(panel.y().categories().get((int) tiles.fromY()[i]));
                double change = table.signature(column[1], new Treatment(column[0], ""))
                        .orElseThrow()
                        .shift()[gene];
                assertEquals(change, sign * tiles.counts()[i]);
            }
        }
        assertEquals(8 * 3, seen);
    }

    /** A drug stands beside itself; by chance, each of n pairs among 2n signatures would in one order of n. */
    @Test
    void whatIsAlikeStandsTogether() {
        var facts = new ArrayList<Fact>();
        var panel = panel(table(5, 12), facts, List.of());
        var columns = panel.x().categories();
        for (int drug = 0; drug < 5; drug++) {
            int one = columns.indexOf("drug-" + drug + ", A549");
            int other = columns.indexOf("drug-" + drug + ", MCF7");
            assertEquals(1, Math.abs(one - other), columns::toString);
        }
        assertEquals("5 of 9 (1.0 in a random order)", facts.get(0).value());
        assertTrue(panel.y().categories().contains("Value 12"));
    }

    /** What is left out is counted, and the genes that are kept are those that change most. */
    @Test
    void manyAreCapped() {
        var facts = new ArrayList<Fact>();
        var panel = panel(
                table(50, 90),
                facts,
                IntStream.range(0, 90).mapToObj(i -> "gene " + i).toList());
        assertEquals(60, panel.x().categories().size());
        assertEquals(40, panel.y().categories().size());
        assertTrue(panel.y().categories().contains("gene 0"));
        assertFalse(panel.y().categories().contains("gene 89"));
        assertEquals(
                List.of(
                        "40 of 90: those that change most",
                        "60 of 100: those of the most significant drugs before encoding"),
                facts.stream().skip(1).map(Fact::value).toList());
        int tiles = panel.marks().stream().mapToInt(Mark::size).sum();
        assertTrue(tiles <= 60 * 40, () -> tiles + " tiles");
    }

    @Test
    void twoSignaturesHaveNoOrder() {
        var table = table(1, 3);
        var alignment = DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 1000, 1, Progress.NONE);
        assertTrue(SignatureMap.of(alignment, table, List.of()).isEmpty());
    }
}
