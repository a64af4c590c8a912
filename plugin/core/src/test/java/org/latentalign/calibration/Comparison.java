package org.latentalign.calibration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Options;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.Verdict;

/**
 * What Drug Signature Alignment finds of measured drugs.
 *
 * @param alignment in all pairs of contexts, and after encoding where drugs were measured in two spaces
 */
record Comparison(DrugAlignment alignment) {

    /** As many as the node takes where nothing else is set. */
    private static final int UNMATCHED_LIMIT = 100_000;

    private static final String THINGS = "drugs";

    /** Of drugs in one space. */
    static Comparison of(final DrugWorld.Measured drugs) {
        return new Comparison(aligned(List.of(drugs)));
    }

    /** Of the same drugs in two spaces. */
    static Comparison of(final DrugWorld.Measured before, final DrugWorld.Measured after) {
        return new Comparison(aligned(List.of(before, after)));
    }

    /** Takes signatures as the node takes them from a table that has them already. */
    private static DrugAlignment aligned(final List<DrugWorld.Measured> spaces) {
        final var drugs = spaces.get(0);
        final var samples = new SignatureTable(
                new Options(Options.standard().aggregation(), false, false, 1, true),
                spaces.stream()
                        .mapToInt(space -> space.signatures()[0][0].length)
                        .toArray());
        for (int context = 0; context < drugs.signatures().length; context++) {
            for (int row = 0; row < drugs.drugs().size(); row++) {
                final int place = row;
                final int line = context;
                samples.addTreated(
                        "line " + context,
                        "",
                        new Treatment(drugs.drugs().get(row), drugs.labels().get(row)),
                        spaces.stream()
                                .map(space -> space.signatures()[line][place])
                                .toArray(double[][]::new));
            }
        }
        return DrugAlignment.of(samples, DrugAlignment.allPairs(samples.contexts()), UNMATCHED_LIMIT, 1, Progress.NONE);
    }

    /** Over all pairs of contexts, before encoding. */
    AlignmentScore score() {
        return alignment.totalBefore();
    }

    /** The same after encoding. */
    Optional<AlignmentScore> encodedScore() {
        return alignment.totalAfter();
    }

    /** What a user reads. */
    Verdict verdict() {
        return Verdict.of(score(), encodedScore(), OptionalDouble.empty(), THINGS);
    }

    /** The number that a drug was drawn with. */
    static int number(final DrugAlignment.DrugRow row) {
        return Integer.parseInt(row.treatment().drug().substring(DrugWorld.NAME.length()));
    }

    /** By pair of contexts, a row for each drug: all doses of a drug have the same p-value. */
    List<List<DrugAlignment.DrugRow>> drugsByPair() {
        return IntStream.range(0, alignment.pairs().size())
                .mapToObj(pair -> alignment.drugs().stream()
                        .filter(row ->
                                row.lines().equals(alignment.pairs().get(pair).lines()))
                        .filter(row -> row.treatment().label().equals(DrugWorld.FIRST_DOSE))
                        .toList())
                .toList();
    }
}
