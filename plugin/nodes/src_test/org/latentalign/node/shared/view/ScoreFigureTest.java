package org.latentalign.node.shared.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.RetrievalRate;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Separation;

class ScoreFigureTest {

    /** Nothing is drawn from nothing. */
    @Test
    void saysHowUnmatchedPairsWereChosen() {
        assertTrue(figure(0).facts(OptionalDouble.empty()).contains(new Fact("Unmatched pairs", "0")));
        assertTrue(figure(7).facts(OptionalDouble.empty()).contains(new Fact("Unmatched pairs", "7, drawn at random")));
    }

    private static ScoreFigure figure(final int unmatched) {
        var none = new int[unmatched];
        Arrays.fill(none, -1);
        var score = AlignmentScore.of(
                new Separation.Pairs(
                                ClusteredPairs.within(IntStream.range(0, 3).toArray()), ClusteredPairs.within(none))
                        .measured(new double[] {0.1, 0.5, 0.9}, new double[unmatched]),
                true,
                RetrievalRate.NONE,
                Progress.NONE);
        return new ScoreFigure(score, Optional.empty(), "directions");
    }
}
