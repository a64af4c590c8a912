package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.latentalign.node.score.TestScores;
import org.latentalign.node.score.degree.AlignmentByDegreeNodeParameters.BaselineMeasure;
import org.latentalign.node.score.degree.GainSweep.Scored;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.RetrievalRate;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/** What is advised on given scores, and how it is drawn. */
class AdviceTest {

    private static DegreeSweep.Result result(final double heldOut, final double baseline) {
        return result(heldOut, baseline, 0.01);
    }

    /** Whose figures are a little more or less without every one of 20 keys. */
    private static DegreeSweep.Result result(final double heldOut, final double baseline, final double by) {
        double[] matched = new double[20];
        Arrays.setAll(matched, i -> 0.4 + 0.01 * i);
        var score = TestScores.of(matched, new double[] {baseline, -baseline / 2});
        return new DegreeSweep.Result(
                new AlignmentScore(
                        score.pairs(),
                        score.undefined(),
                        score.meanCosine(),
                        score.median(),
                        score.shareAboveHalf(),
                        score.unmatchedPairs(),
                        score.sampled(),
                        score.baseline(),
                        score.baselineMagnitude(),
                        TestScores.estimate(heldOut, by),
                        new RetrievalRate(heldOut, 0.05),
                        Optional.empty(),
                        score.matchedHistogram(),
                        score.unmatchedHistogram()),
                new double[] {heldOut, heldOut},
                new double[] {heldOut, heldOut},
                TestScores.estimate(0.5, 0.01),
                1.5);
    }

    private static Scored degree(final double degree, final double heldOut, final double baseline) {
        return new Scored(SweptGain.ofDegree(degree, new ShiftedPowerGain(degree)), result(heldOut, baseline));
    }

    private static Advice advice(final List<Scored> scored, final BaselineMeasure measure) {
        return new Advice(scored, 0.3, measure);
    }

    @Test
    void theBestByAClearMarginIsAdvised() {
        var scored = List.of(degree(0, 0.7, 0.1), degree(1, 0.8, 0.2), degree(2, 0.8, 0.3), degree(3, 0.8, 0.9));
        var advice = advice(scored, BaselineMeasure.MAGNITUDE);
        assertTrue(advice.isToStretch());
        assertEquals(OptionalDouble.of(1), advice.best().orElseThrow().degree());
        assertEquals(
                "Shifted power of degree 1 separates matched from unmatched shifts best (held-out AUC 0.80, against 0.70"
                        + " at degree 0; 0.80 when the choice itself is made on other drugs or groups).",
                advice.verdict());
        // the mean size of b and -b/2 is 3b/4: 0.225 at degree 2; their mean is b/4
        assertEquals(OptionalDouble.of(2), advice.largestSafeDegree(ShiftedPowerGain.class));
        assertEquals(
                OptionalDouble.of(3), advice(scored, BaselineMeasure.MEAN).largestSafeDegree(ShiftedPowerGain.class));
        assertEquals(OptionalDouble.empty(), advice.largestSafeDegree(PowerGain.class));
    }

    @Test
    void aSmallGainIsNoReasonToStretch() {
        var scored = new ArrayList<>(List.of(degree(0, 0.7, 0.1), degree(1, 0.705, 0.2)));
        scored.add(new Scored(SweptGain.withoutDegree(new WhiteningGain(0)), result(0.709, 0.1)));
        var advice = advice(scored, BaselineMeasure.MAGNITUDE);
        assertFalse(advice.isToStretch());
        assertEquals("Whitening", advice.best().orElseThrow().gain().family());
        assertTrue(advice.best().orElseThrow().degree().isEmpty());
        assertTrue(advice.verdict().contains("do not stretch"));
    }

    /** Then every column of the advice says degree 0, and the best tried stands apart. */
    @Test
    void whatIsNotAdvisedIsNotNamedAsAdvice() {
        var scored = List.of(degree(0, 0.55, 0.1), degree(0.3, 0.59, 0.1));
        var advice = advice(scored, BaselineMeasure.MAGNITUDE);
        assertEquals(OptionalDouble.of(0), advice.advised().orElseThrow().degree());
        assertEquals(0.55, advice.heldOutAuc());
        assertEquals(OptionalDouble.of(0.3), advice.best().orElseThrow().degree());
        assertEquals(0.59, advice.bestHeldOutAuc());
    }

    @Test
    void aChoiceWithinItsErrorOfChanceIsNotAdvised() {
        var scored = List.of(
                degree(0, 0.6, 0.1),
                new Scored(SweptGain.ofDegree(1, new ShiftedPowerGain(1)), result(0.7, 0.1, 0.03)));
        // the standard error is root(19/20 * 20 * 0.03^2) = 0.13
        assertFalse(advice(scored, BaselineMeasure.MAGNITUDE).isToStretch());
    }

    /** The baseline stays low, but the AUC falls from 0.99 to 0.73: not safe. */
    @Test
    void aFallOfTheAucIsNotSafe() {
        var scored = List.of(degree(0, 0.99, 0.1), degree(0.5, 0.99, 0.1), degree(1, 0.73, 0.1));
        assertEquals(
                OptionalDouble.of(0.5),
                advice(scored, BaselineMeasure.MAGNITUDE).largestSafeDegree(ShiftedPowerGain.class));
    }

    @Test
    void withoutAnAucNothingIsAdvised() {
        var advice = advice(List.of(degree(0, Double.NaN, 0.9)), BaselineMeasure.MAGNITUDE);
        assertTrue(advice.best().isEmpty());
        assertEquals(OptionalDouble.empty(), advice.largestSafeDegree(ShiftedPowerGain.class));
        assertTrue(advice.verdict().contains("no unmatched pairs"));
    }

    @Test
    void thePictureHasASceneForEachFamilyAndMarksTheAdvice() {
        var scored = new ArrayList<>(List.of(degree(0, 0.7, 0.1), degree(1, 0.8, 0.2), degree(2, 0.8, 0.9)));
        scored.add(new Scored(SweptGain.ofDegree(0, new PowerGain(0)), result(0.7, 0.1)));
        scored.add(new Scored(SweptGain.withoutDegree(new WhiteningGain(0)), result(0.6, 0.1)));
        var figure = DegreeFigure.of(scored, advice(scored, BaselineMeasure.MAGNITUDE), 20, 5);
        assertEquals(
                List.of("Shifted power", "Power", "Gains without a degree"),
                figure.scenes().stream().map(scene -> scene.name()).toList());
        var panels = figure.scenes().get(0).panels();
        assertEquals(
                List.of(
                        List.of(
                                "Held-out AUC",
                                "AUC of all",
                                "Retrieval (5% by chance)",
                                "AUC of chance",
                                "Advised degree",
                                "Advised degree"),
                        List.of(
                                "Mean cosine",
                                "95% interval of the mean",
                                "Baseline, mean",
                                "Baseline, mean size",
                                "Largest safe degree",
                                "Advised degree"),
                        List.of("Condition number (log10)", "Advised degree")),
                panels.stream()
                        .map(panel ->
                                panel.marks().stream().map(mark -> mark.name()).toList())
                        .toList());
        assertEquals(1.5, panels.get(2).y().to());
        assertEquals("Advised degree", figure.scenes().get(0).facts().get(0).name());
        assertEquals("1", figure.scenes().get(0).facts().get(0).value());
        // no degree of this family is advised
        assertFalse(figure.scenes().get(1).panels().get(0).marks().stream()
                .anyMatch(mark -> mark.name().equals("Advised degree")));
        assertEquals(
                List.of("As they are", "Whitening"),
                figure.scenes().get(2).panels().get(0).x().categories());
    }

    @Test
    void aSingleDegreeOfUndefinedScoresCanBeDrawn() {
        var scored = List.of(degree(0, Double.NaN, Double.NaN));
        var figure = DegreeFigure.of(scored, advice(scored, BaselineMeasure.MAGNITUDE), 1, 1);
        assertEquals(1, figure.scenes().size());
    }
}
