package org.latentalign.node.fit.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.Stretch;
import org.latentalign.neural.Training;

class TrainingFigureTest {

    private static final List<Stretch> STRETCH =
            List.of(new Stretch(1, 8, 0.8, 1, 6), new Stretch(2, 2, 0.2, 0.9, 1.5), new Stretch(3, 0, 0, 1, 1));

    private static final ErrorDifference CLEAR = new ErrorDifference(40, 0.15, -0.05, 0.01, -0.05);

    private static final ErrorDifference WORSE = new ErrorDifference(40, 0.1252, 0.0323, 0.01, 0.03);

    /** With nothing that has to be left out. */
    private static ReconstructionErrors wide(final EpochLoss kept) {
        return new ReconstructionErrors(9, true, false, kept, 0, 0, ErrorDifference.NONE);
    }

    private static Figure figure(final List<EpochLoss> losses, final int kept, final Training.End end) {
        return TrainingFigure.of(new Training(null, losses, kept, end), STRETCH, wide(losses.get(kept - 1)), List.of());
    }

    private static Panel panel(final Figure figure, final int index) {
        return figure.scenes().get(0).panels().get(index);
    }

    @Test
    void lossesAndStretch() {
        var losses = List.of(new EpochLoss(1, 2, 3), new EpochLoss(2, 1, 1.5), new EpochLoss(3, 0.5, 1.6));
        var figure = figure(losses, 2, Training.End.PATIENCE);
        var loss = panel(figure, 0);
        assertEquals(Axis.Kind.LOGARITHMIC, loss.y().kind());
        assertArrayEquals(new double[] {3, 1.5, 1.6}, ((Mark.Line) loss.marks().get(1)).y());
        assertEquals(2, ((Mark.Rule) loss.marks().get(2)).value());
        var stretch = panel(figure, 1);
        var trained = (Mark.Dots) stretch.marks().get(1);
        // from left to right, without the direction that has no data
        assertArrayEquals(new double[] {2, 8}, trained.x());
        assertArrayEquals(new double[] {1.5, 6}, trained.y());
        assertEquals(List.of("Direction 2", "Direction 1"), trained.labels());
        var scene = figure.scenes().get(0);
        assertTrue(
                scene.verdict()
                        .startsWith(
                                "The strongest direction of the data is stretched 4 times as much as the weakest one"
                                        + " shown; it was 1.11 times"),
                scene.verdict());
    }

    @Test
    void aLossThatStillFallsIsToldOf() {
        var figure = figure(
                List.of(new EpochLoss(1, 2, Double.NaN), new EpochLoss(2, 1, Double.NaN)), 2, Training.End.EPOCHS);
        assertTrue(figure.scenes().get(0).verdict().startsWith("The loss was still falling"));
        // no validation: training and the rule only
        assertEquals(2, panel(figure, 0).marks().size());
        var flat = figure(List.of(new EpochLoss(1, 2, 1), new EpochLoss(2, 1, 0.9999)), 2, Training.End.EPOCHS);
        assertFalse(flat.scenes().get(0).verdict().contains("still falling"));
    }

    @Test
    void oneEpochALossOfZeroAndVeryManyEpochs() {
        var one = panel(figure(List.of(new EpochLoss(1, 0, Double.NaN)), 1, Training.End.EPOCHS), 0);
        assertEquals(Axis.linear("Epoch", 0, 2), one.x());
        assertEquals(Axis.Kind.LINEAR, one.y().kind());
        var many = IntStream.rangeClosed(1, 100_000)
                .mapToObj(epoch -> new EpochLoss(epoch, 1.0 / epoch, 2.0 / epoch))
                .toList();
        var line = (Mark.Line)
                panel(figure(many, 100_000, Training.End.EPOCHS), 0).marks().get(0);
        assertEquals(500, line.size());
        assertEquals(1, line.x()[0]);
        assertEquals(100_000, line.x()[499]);
    }

    @Test
    void principalComponentsAreALineAndASentence() {
        var losses = List.of(new EpochLoss(1, 0.2, 0.1575));
        var errors = new ReconstructionErrors(10, true, true, losses.get(0), 0.1249, 0.1252, WORSE);
        var sentence =
                "The network is no better than PCA with 10 dimensions: 0.1575 against 0.1252 on validation rows.";
        assertEquals(sentence, errors.warning().orElseThrow());
        var figure = TrainingFigure.of(
                new Training(null, losses, 1, Training.End.EPOCHS),
                STRETCH,
                errors,
                List.of(
                        errors,
                        new ReconstructionErrors(2, true, true, losses.get(0), 0.3, 0.31, ErrorDifference.NONE)));
        var scene = figure.scenes().get(0);
        assertTrue(scene.verdict().startsWith(sentence), scene.verdict());
        var rule = (Mark.Rule) panel(figure, 0).marks().get(2);
        assertEquals(0.1252, rule.value());
        assertFalse(rule.upright());
        var sizes = (Mark.Line) panel(figure, 1).marks().get(1);
        assertArrayEquals(new double[] {2, 10}, sizes.x());
        assertArrayEquals(new double[] {0.31, 0.1252}, sizes.y());
    }

    @Test
    void aNetworkThatIsBetterOrLeavesNothingOutIsNotWarnedAbout() {
        var loss = new EpochLoss(1, 0.2, 0.1);
        var better = new ReconstructionErrors(1, true, true, loss, 0.2, 0.15, CLEAR);
        assertTrue(better.warning().isEmpty());
        assertEquals(
                "The network reconstructs better than PCA with 1 dimension: 0.1000 against 0.1500 on validation rows.",
                better.verdict());
        var byChance = new ReconstructionErrors(
                1, true, true, loss, 0.2, 0.15, new ErrorDifference(40, 0.15, -0.05, 0.03, -0.05));
        assertTrue(byChance.warning().isEmpty());
        assertEquals(
                "The network is not clearly better than PCA with 1 dimension: 0.1000 against 0.1500 on validation rows, a"
                        + " difference that so many rows, 40, may give by chance.",
                byChance.verdict());
        var byChoice = new ReconstructionErrors(
                1, true, true, loss, 0.2, 0.15, new ErrorDifference(40, 0.15, -0.05, 0.01, 0.001));
        assertEquals(
                "The network is not clearly better than PCA with 1 dimension: 0.1000 against 0.1500 on validation rows, on"
                        + " which the epoch was chosen, and no better on those trained on.",
                byChoice.verdict());
        var hardlyWorse = new ReconstructionErrors(
                3, true, true, loss, 0.2, 0.099, new ErrorDifference(40, 0.099, 0.001, 0.03, 0));
        assertEquals(
                "The network is no better than PCA with 3 dimensions: 0.1000 against 0.0990 on validation rows.",
                hardlyWorse.warning().orElseThrow());
        var open = new ReconstructionErrors(
                3, true, true, loss, 0.2, 0.099, new ErrorDifference(40, 0.099, 0.001, 0.03, -0.01));
        assertEquals(
                "The network is better than PCA with 3 dimensions on the rows trained on, but not on validation rows: 0.1000"
                        + " against 0.0990, a difference that so many rows, 40, may give by chance.",
                open.warning().orElseThrow());
        var asNearAsItCan = new ReconstructionErrors(3, false, true, loss, 0.2, 0.099, ErrorDifference.NONE);
        assertTrue(asNearAsItCan.warning().isEmpty());
        assertTrue(asNearAsItCan.verdict().startsWith("The network is no better than PCA with 3 dimensions"));
        var farOff = new ReconstructionErrors(3, false, true, loss, 0.2, 0.09, ErrorDifference.NONE);
        assertEquals(farOff.verdict(), farOff.warning().orElseThrow());
        var luckier = new ReconstructionErrors(3, false, true, loss, 0.2, 0.2, CLEAR);
        assertEquals(
                "The network is not clearly better than PCA with 3 dimensions: 0.1000 against 0.2000 on validation rows, and"
                        + " one of its shape cannot be on all rows.",
                luckier.verdict());
        var huge = new ReconstructionErrors(3, true, true, new EpochLoss(1, 5e60, 5e60), 2e60, 2e60, WORSE);
        assertEquals(
                "The network is no better than PCA with 3 dimensions: 5.00e+60 against 2.00e+60 on validation rows.",
                huge.verdict());
        assertTrue(wide(loss).warning().isEmpty());
        assertEquals("", wide(loss).verdict());
    }
}
