package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

class CosineHistogramTest {

    @Test
    void countsEveryDefinedCosineOnce() {
        final long[] counts = CosineHistogram.of(
                        new double[] {-1, 1, 1 + 1e-15, -1 - 1e-15, 0, -1e-12, Double.NaN, 0.999})
                .counts();
        assertEquals(CosineHistogram.BINS, counts.length);
        assertEquals(7, Arrays.stream(counts).sum());
        assertEquals(2, counts[0]);
        assertEquals(3, counts[CosineHistogram.BINS - 1]);
        assertEquals(1, counts[CosineHistogram.BINS / 2]);
        assertEquals(1, counts[CosineHistogram.BINS / 2 - 1]);
    }

    @Test
    void partsAddUp() {
        final double[] all = {0.1, 0.2, -0.5, 0.9, 0.9};
        final var parts =
                List.of(CosineHistogram.of(Arrays.copyOf(all, 2)), CosineHistogram.of(Arrays.copyOfRange(all, 2, 5)));
        assertEquals(CosineHistogram.of(all), CosineHistogram.sum(parts));
    }

    /** The histograms of a score are of the cosines that its mean and its baseline are of. */
    @Test
    void aScoreHasBoth() {
        final double[] matched = {0.9, Double.NaN, 0.8};
        final double[] unmatched = {0.1, -0.1, 0, 0.3};
        final var measured = TestScores.measured(matched, unmatched);
        final AlignmentScore score = AlignmentScore.of(measured, false, RetrievalRate.NONE, Progress.NONE);
        assertEquals(CosineHistogram.of(matched), score.matchedHistogram());
        assertEquals(CosineHistogram.of(unmatched), score.unmatchedHistogram());
        final AlignmentScore total =
                AlignmentScore.total(List.of(score, score), List.of(measured, measured), Progress.NONE);
        assertEquals(4, Arrays.stream(total.matchedHistogram().counts()).sum());
        assertEquals(8, Arrays.stream(total.unmatchedHistogram().counts()).sum());
    }
}
