package org.latentalign.node.score.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.score.transfer.ContextWeights;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.Prediction;
import org.latentalign.score.transfer.TransferError;
import org.latentalign.score.transfer.TransferMethod;

class TransferFigureTest {

    private static TransferError error(final double pearson) {
        return new TransferError(pearson, 0.9, 0.5, 0.3);
    }

    private static Prediction tested(final String drug, final double pearson) {
        return new Prediction(
                drug,
                Map.of("A", 1.0),
                new double[] {6, 5, 5},
                new double[] {1, 0, 0},
                Optional.of(new double[] {2, 0, -1}),
                Map.of(
                        TransferMethod.LATENT_SPACE,
                        error(pearson),
                        TransferMethod.DECODED_CONTROLS,
                        error(0.1),
                        TransferMethod.WRONG_DRUGS,
                        error(0.2)),
                2,
                9);
    }

    private static SignatureTransfer transfer(final List<Prediction> drugs) {
        return new SignatureTransfer(
                drugs,
                ContextWeights.of(Map.of(), new double[] {5, 5, 5}, Map.of()),
                Optional.empty(),
                TransferMethod.LATENT_SPACE);
    }

    /** Baselines stand beside the predictions: that is what keeps a high correlation from flattering. */
    @Test
    void decodedControlsAndWrongDrugsStandBesideEveryDrug() {
        var figure = TransferFigure.of(
                transfer(List.of(tested("worse", 0.3), tested("better", 0.8))), "a verdict", List.of(), true);
        var all = figure.scenes().get(0);
        assertEquals("a verdict", all.verdict());
        var byDrug = all.panels().get(1);
        assertEquals(List.of("better", "worse"), byDrug.y().categories());
        assertEquals(
                List.of("Predicted", "Decoded controls", "Wrong drugs, median"),
                byDrug.marks().stream().map(Mark::name).toList());
        assertArrayEquals(new double[] {0.8, 0.3}, ((Mark.Bars) byDrug.marks().get(0)).values());
        assertArrayEquals(new double[] {0.1, 0.1}, ((Mark.Dots) byDrug.marks().get(1)).x());
    }

    /** What the verdict speaks of is the first bar, and the only one in the color of predictions. */
    @Test
    void theMethodThatPredictsIsTheFirst() {
        var figure = TransferFigure.of(transfer(List.of(tested("a drug", 0.8))), "", List.of(), false);
        var methods = figure.scenes().get(0).panels().get(0);
        assertEquals(
                List.of("latent space", "wrong drugs", "decoded controls"),
                methods.y().categories());
        var predicted = (Mark.Bars) methods.marks().get(0);
        assertEquals(Meaning.AFTER, predicted.meaning());
        assertArrayEquals(new double[] {0}, predicted.categories());
        assertArrayEquals(new double[] {0.8}, predicted.values());
        var others = (Mark.Bars) methods.marks().get(1);
        assertEquals(Meaning.NEUTRAL, others.meaning());
        assertArrayEquals(new double[] {1, 2}, others.categories());
        assertArrayEquals(new double[] {0.2, 0.1}, others.values());
    }

    @Test
    void aDrugHasItsGenesOnTheLineOfEquals() {
        var figure = TransferFigure.of(transfer(List.of(tested("a drug", 0.8))), "", List.of("g1", "g2", "g3"), false);
        var scene = figure.scenes().get(1);
        var genes = (Mark.Dots) scene.panels().get(0).marks().get(1);
        // those that change most first
        assertArrayEquals(new double[] {2, -1, 0}, genes.x());
        assertArrayEquals(new double[] {1, 0, 0}, genes.y());
        assertEquals(List.of("g1", "g3", "g2"), genes.labels());
        assertTrue(scene.facts().contains(new Fact("Rank among other drugs", "2 of 10")), scene.facts()::toString);
    }

    @Test
    void manyDrugsAreCutAndItSaysSo() {
        var drugs = IntStream.range(0, 30)
                .mapToObj(i -> tested("drug " + i, i / 30.0))
                .toList();
        var figure = TransferFigure.of(transfer(drugs), "", List.of(), false);
        assertEquals(1 + 24, figure.scenes().size());
        assertTrue(figure.scenes().get(0).facts().stream()
                .anyMatch(fact -> fact.name().equals("Drugs one by one shown")));
    }

    @Test
    void withoutAMeasuredDrugThereIsOnlyTheVerdict() {
        var figure = TransferFigure.of(transfer(List.of()), "nothing was measured", List.of(), false);
        assertEquals(List.of(), figure.scenes());
        assertEquals("nothing was measured", figure.empty());
    }
}
