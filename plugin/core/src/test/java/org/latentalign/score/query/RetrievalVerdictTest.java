package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.score.statistics.Jackknife;

class RetrievalVerdictTest {

    private static final int OTHERS = 9;

    /** One query a drug, which has one reference. */
    private static RetrievalScore score(final double... ranks) {
        final List<OwnDrugRank> own = new ArrayList<>();
        for (int q = 0; q < ranks.length; q++) {
            own.add(new OwnDrugRank(q, 0, 1, OTHERS, ranks[q], 0.5));
        }
        final int[] drugs = IntStream.range(0, ranks.length).toArray();
        return RetrievalScore.of(own, drugs, new Jackknife(0.5, drugs, new double[ranks.length]));
    }

    @Test
    void oneSpaceIsSetAgainstChance() {
        // (1 + 1/2) / 2; by chance the mean of 1, 1/2, ..., 1/10
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 0.75 (by chance 0.29).",
                RetrievalVerdict.of(score(1, 2)));
    }

    @Test
    void fewDrugsSayNothing() {
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 0.10 (by chance 0.29) before encoding and 1.00"
                        + " after. With 5 drugs nothing can be said about the difference.",
                RetrievalVerdict.of(score(10, 10, 10, 10, 10), score(1, 1, 1, 1, 1)));
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 0.10 (by chance 0.29) before encoding and 1.00"
                        + " after. With 1 drug nothing can be said about the difference.",
                RetrievalVerdict.of(score(10), score(1)));
    }

    @Test
    void aDifferenceThatMayBeChanceIsNoHelp() {
        // four drugs gain a half and four lose it
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 0.75 (by chance 0.29) before encoding and 0.75"
                        + " after. The difference may be chance: encoding is not shown to help to find the same drug.",
                RetrievalVerdict.of(score(1, 1, 1, 1, 2, 2, 2, 2), score(2, 2, 2, 2, 1, 1, 1, 1)));
    }

    @Test
    void helpAndHarmAreSaidWithTheirInterval() {
        // differences .5 (five times) and .75: mean .5417, sd .1021, t(5) 2.5706: .5417 -+ .1071
        final RetrievalScore low = score(2, 2, 2, 2, 2, 4);
        final RetrievalScore high = score(1, 1, 1, 1, 1, 1);
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 0.46 (by chance 0.29) before encoding and 1.00"
                        + " after. Encoding helps to find the same drug: the change is 0.54 (95% interval 0.43 to 0.65), over 6"
                        + " drugs.",
                RetrievalVerdict.of(low, high));
        assertEquals(
                "Queries find their own drug with a mean reciprocal rank of 1.00 (by chance 0.29) before encoding and 0.46"
                        + " after. Encoding makes it harder to find the same drug: the change is -0.54 (95% interval -0.65 to"
                        + " -0.43), over 6 drugs.",
                RetrievalVerdict.of(high, low));
    }
}
