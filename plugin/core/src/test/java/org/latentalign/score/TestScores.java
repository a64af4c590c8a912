package org.latentalign.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable.Options;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Separation;

/** Scores for tests. */
final class TestScores {

    private TestScores() {}

    /** Of cosines that are given; every matched pair is a unit of its own, unmatched ones belong to none of them. */
    static AlignmentScore of(final double[] matched, final double[] unmatched, final double retrieval) {
        return AlignmentScore.of(
                measured(matched, unmatched), false, new RetrievalRate(retrieval, Double.NaN), Progress.NONE);
    }

    /** The same before it is summed up. */
    static Separation.Measured measured(final double[] matched, final double[] unmatched) {
        final int[] none = new int[unmatched.length];
        Arrays.fill(none, -1);
        return new Separation.Pairs(
                        ClusteredPairs.within(IntStream.range(0, matched.length).toArray()),
                        ClusteredPairs.within(none))
                .measured(matched, unmatched);
    }

    /** Of the shifts of drugs in two places, with a test by exchange of drugs. */
    static AlignmentScore ofDrugs(final double[][] first, final double[][] second) {
        return alignment(new double[][][] {first}, new double[][][] {second}).totalBefore();
    }

    /**
     * Of the shifts of drugs in two places.
     *
     * @param first in every space, a shift for every drug
     * @param second the same in the other place
     */
    static DrugAlignment alignment(final double[][][] first, final double[][][] second) {
        final int dimension = first[0].length == 0 ? 1 : first[0][0].length;
        final var table = new SignatureTable(
                new Options(Aggregation.MEAN, false, false, 1, true),
                IntStream.generate(() -> dimension).limit(first.length).toArray());
        for (int drug = 0; drug < first[0].length; drug++) {
            final var treatment = new Treatment(String.format("drug %03d", drug), "");
            final int index = drug;
            table.addTreated(
                    "A",
                    "",
                    treatment,
                    Arrays.stream(first).map(space -> space[index]).toArray(double[][]::new));
            table.addTreated(
                    "B",
                    "",
                    treatment,
                    Arrays.stream(second).map(space -> space[index]).toArray(double[][]::new));
        }
        return DrugAlignment.of(table, DrugAlignment.allPairs(List.of("A", "B")), 100_000, 1, Progress.NONE);
    }
}
