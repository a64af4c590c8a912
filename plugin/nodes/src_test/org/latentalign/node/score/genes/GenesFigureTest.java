package org.latentalign.node.score.genes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.score.Signature;
import org.latentalign.score.statistics.GeneContributions;
import org.latentalign.score.statistics.GeneTests;

class GenesFigureTest {

    private static DrugGenes genes(final Optional<GeneContributions> after, final double[]... signatures) {
        int d = signatures[0].length;
        return new DrugGenes(
                "a drug",
                List.of("A", "B"),
                IntStream.range(0, d).mapToObj(j -> "gene " + j).toList(),
                Arrays.stream(signatures)
                        .map(shift -> new Signature(List.of(shift), 3, 3, 0, 2.0 / 3, 1, Optional.empty()))
                        .toList(),
                Arrays.stream(signatures)
                        .map(shift -> new GeneTests(shift, shift, shift))
                        .toList(),
                GeneContributions.of(signatures[0], signatures[1]),
                after);
    }

    @Test
    void barsAreTheGenesThatContributeMost() {
        var genes = genes(Optional.empty(), new double[] {1, 2, 0, -1}, new double[] {1, 2, 1, 1});
        var scene = GenesFigure.of(genes).scenes().get(0);
        var bars = (Mark.Bars) scene.panels().get(1).marks().get(0);
        double length = Math.sqrt(6 * 7);
        assertArrayEquals(new double[] {4 / length, 1 / length, 0, -1 / length}, bars.values(), 1e-12);
        assertEquals(
                List.of("gene 1", "gene 0", "gene 2", "gene 3"),
                scene.panels().get(1).y().categories());
        assertTrue(scene.facts().contains(new Fact("Genes for half of the cosine", "1")));
        assertTrue(scene.facts().contains(new Fact("Changed in A (FDR at most 5%)", "2 of 4 genes")));
    }

    /** One control does not tell how genes scatter: that is not the same as no gene that changes. */
    @Test
    void whereNothingIsTestedNothingIsCounted() {
        var tested = genes(Optional.empty(), new double[] {1, 2}, new double[] {1, 2});
        double[] unknown = {Double.NaN, Double.NaN};
        var untested = new DrugGenes(
                tested.drug(),
                tested.lines(),
                tested.genes(),
                tested.signatures(),
                List.of(tested.tests().get(0), new GeneTests(unknown, unknown, unknown)),
                tested.before(),
                tested.after());
        assertEquals(Optional.of(0), untested.changed(0));
        assertEquals(Optional.empty(), untested.changed(1));
        var facts = GenesFigure.of(untested).scenes().get(0).facts();
        assertTrue(facts.contains(new Fact("Changed in B (FDR at most 5%)", "not defined")), facts::toString);
    }

    @Test
    void drawsThoseAfterEncodingBesideThoseBefore() {
        var after = GeneContributions.of(new double[] {1, 0, 0}, new double[] {1, 1, 0});
        var scene = GenesFigure.of(genes(Optional.of(after), new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .scenes()
                .get(0);
        assertEquals(2, scene.panels().get(1).marks().size());
        assertTrue(scene.facts().stream().anyMatch(fact -> fact.name().equals("Cosine after")));
        // before: 3, 4 and 3 fourteenths; after: all of the cosine comes from one gene
        assertTrue(
                scene.verdict()
                        .endsWith(
                                " is 0.71 before encoding and 0.71 after it; half of it comes from 2 of 3 genes before,"
                                        + " and from 1 after."),
                scene.verdict());
        assertTrue(scene.facts().contains(new Fact("Genes for half of the cosine before", "2")));
        assertTrue(scene.facts().contains(new Fact("Genes for half of the cosine after", "1")));
    }

    @Test
    void manyGenesAreCutToThoseThatMatterAndItSaysSo() {
        int d = 2000;
        double[] one = IntStream.range(0, d).mapToDouble(j -> Math.sin(j)).toArray();
        double[] other =
                IntStream.range(0, d).mapToDouble(j -> Math.cos(j / 3.0)).toArray();
        var scene = GenesFigure.of(genes(Optional.empty(), one, other)).scenes().get(0);
        int dots = scene.panels().get(0).marks().stream()
                .mapToInt(mark -> ((Mark.Dots) mark).x().length)
                .sum();
        assertEquals(1500, dots);
        assertTrue(
                scene.facts().stream()
                        .anyMatch(fact -> fact.name().equals("Genes shown")
                                && fact.value().contains("1,500")),
                scene.facts()::toString);
    }

    @Test
    void aSignatureOfLengthZeroHasNoPicture() {
        var figure = GenesFigure.of(genes(Optional.empty(), new double[2], new double[] {1, 2}));
        assertTrue(figure.empty().contains("length zero"), figure::toString);
    }
}
