package org.latentalign.node.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.RetrievalRate;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.Separation;

/** Scores for tests. */
public final class TestScores {

    private TestScores() {}

    /** Of cosines that are given; every matched pair is a unit of its own, unmatched ones belong to none of them. */
    public static AlignmentScore of(final double[] matched, final double[] unmatched) {
        var none = new int[unmatched.length];
        Arrays.fill(none, -1);
        return AlignmentScore.of(
                new Separation.Pairs(
                                ClusteredPairs.within(
                                        IntStream.range(0, matched.length).toArray()),
                                ClusteredPairs.within(none))
                        .measured(matched, unmatched),
                false,
                RetrievalRate.NONE,
                Progress.NONE);
    }

    /** An estimate from 20 units, and without every one of them a little more or less. */
    public static Jackknife estimate(final double value, final double by) {
        return new Jackknife(
                value,
                IntStream.range(0, 20).toArray(),
                IntStream.range(0, 20)
                        .mapToDouble(i -> value + (i % 2 == 0 ? by : -by))
                        .toArray());
    }
}
