package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.latentalign.node.score.degree.AlignmentByDegreeNodeParameters.BaselineMeasure;
import org.latentalign.node.score.degree.GainSweep.Scored;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.Interval;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/** What is advised on given scores, and how it is drawn. */
class AdviceTest {

    private static DegreeSweep.Result result(final double heldOut, final double baseline) {
        final var score = AlignmentScore.of(
                new double[] {0.4, 0.6},
                new double[] {baseline, -baseline / 2},
                false,
                Double.NaN,
                new Interval(0.4, 0.6));
        return new DegreeSweep.Result(score, new double[] {heldOut, heldOut}, new double[] {heldOut, heldOut}, 1.5);
    }

    private static Scored degree(final int degree, final double heldOut, final double baseline) {
        return new Scored(SweptGain.ofDegree(degree, new ShiftedPowerGain(degree)), result(heldOut, baseline));
    }

    private static Advice advice(final List<Scored> scored, final BaselineMeasure measure) {
        return new Advice(scored, 0.3, measure);
    }

    @Test
    void theBestByAClearMarginIsAdvised() {
        final var scored = List.of(degree(0, 0.7, 0.1), degree(1, 0.8, 0.2), degree(2, 0.8, 0.3), degree(3, 0.75, 0.9));
        final var advice = advice(scored, BaselineMeasure.MAGNITUDE);
        assertTrue(advice.isToStretch());
        assertEquals(OptionalInt.of(1), advice.best().orElseThrow().degree());
        assertEquals(
                "Shifted power of degree 1 separates matched from unmatched shifts best (held-out AUC 0.80, against 0.70"
                        + " at degree 0; 0.80 when the choice itself is made on other keys).",
                advice.verdict());
        // the mean size of b and -b/2 is 3b/4: 0.225 at degree 2; their mean is b/4
        assertEquals(OptionalInt.of(2), advice.largestSafeDegree(ShiftedPowerGain.class));
        assertEquals(OptionalInt.of(3), advice(scored, BaselineMeasure.MEAN).largestSafeDegree(ShiftedPowerGain.class));
        assertEquals(OptionalInt.empty(), advice.largestSafeDegree(PowerGain.class));
    }

    @Test
    void aSmallGainIsNoReasonToStretch() {
        final var scored = new ArrayList<>(List.of(degree(0, 0.7, 0.1), degree(1, 0.71, 0.2)));
        scored.add(new Scored(SweptGain.withoutDegree(new WhiteningGain(0)), result(0.715, 0.1)));
        final var advice = advice(scored, BaselineMeasure.MAGNITUDE);
        assertFalse(advice.isToStretch());
        assertEquals("Whitening", advice.best().orElseThrow().gain().family());
        assertTrue(advice.best().orElseThrow().degree().isEmpty());
        assertTrue(advice.verdict().contains("do not stretch"));
    }

    @Test
    void withoutAnAucNothingIsAdvised() {
        final var advice = advice(List.of(degree(0, Double.NaN, 0.9)), BaselineMeasure.MAGNITUDE);
        assertTrue(advice.best().isEmpty());
        assertEquals(OptionalInt.empty(), advice.largestSafeDegree(ShiftedPowerGain.class));
        assertTrue(advice.verdict().contains("no unmatched pairs"));
    }

    @Test
    void thePictureHasASceneForEachFamilyAndMarksTheAdvice() {
        final var scored = new ArrayList<>(List.of(degree(0, 0.7, 0.1), degree(1, 0.8, 0.2), degree(2, 0.8, 0.9)));
        scored.add(new Scored(SweptGain.ofDegree(0, new PowerGain(0)), result(0.7, 0.1)));
        scored.add(new Scored(SweptGain.withoutDegree(new WhiteningGain(0)), result(0.6, 0.1)));
        final var figure = DegreeFigure.of(scored, advice(scored, BaselineMeasure.MAGNITUDE), 20, 5);
        assertEquals(
                List.of("Shifted power", "Power", "Gains without a degree"),
                figure.scenes().stream().map(scene -> scene.name()).toList());
        final var panel = figure.scenes().get(0).panels().get(0);
        assertEquals(
                List.of(
                        "Mean cosine",
                        "95% interval of the mean",
                        "Baseline, mean",
                        "Baseline, mean size",
                        "AUC",
                        "Condition number (log10)",
                        "Largest safe degree",
                        "Advised degree"),
                panel.marks().stream().map(mark -> mark.name()).toList());
        assertEquals(1.5, panel.secondY().to());
        // no degree of this family is advised
        assertFalse(figure.scenes().get(1).panels().get(0).marks().stream()
                .anyMatch(mark -> mark.name().equals("Advised degree")));
        assertEquals(
                List.of("As they are", "Whitening"),
                figure.scenes().get(2).panels().get(0).x().categories());
    }

    @Test
    void aSingleDegreeOfUndefinedScoresCanBeDrawn() {
        final var scored = List.of(degree(0, Double.NaN, Double.NaN));
        final var figure = DegreeFigure.of(scored, advice(scored, BaselineMeasure.MAGNITUDE), 1, 1);
        assertEquals(1, figure.scenes().size());
    }
}
