package org.latentalign.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable.Treatment;

/**
 * Compares the signatures of drugs between cell lines (section 6.3), before and, where there are two kinds of vectors,
 * after encoding, always on the same drugs.
 *
 * @param drugs a row per drug and pair of cell lines, for drugs measured in both
 * @param pairs a row per pair of cell lines
 * @param totalBefore over all pairs of cell lines
 * @param totalAfter the same after encoding
 */
public record DrugAlignment(
        List<DrugRow> drugs, List<PairRow> pairs, AlignmentScore totalBefore, Optional<AlignmentScore> totalAfter) {

    /**
     * Two cell lines.
     *
     * @param first the one
     * @param second the other
     */
    public record CellLinePair(String first, String second) {}

    /**
     * How many samples a signature rests on.
     *
     * @param treated samples with the drug
     * @param controls samples without, after the control filter where there is a signature
     */
    public record Samples(int treated, int controls) {}

    /**
     * A drug in two cell lines.
     *
     * @param treatment the drug, with its dose or time where drugs are split
     * @param lines the cell lines
     * @param first the samples in the first
     * @param second the samples in the second
     * @param before the cosine of the two signatures, or NaN
     * @param after the same after encoding, or NaN
     * @param reason why there is no cosine; empty when there is one
     */
    public record DrugRow(
            Treatment treatment,
            CellLinePair lines,
            Samples first,
            Samples second,
            double before,
            double after,
            String reason) {}

    /**
     * Two cell lines, summed up.
     *
     * @param lines the cell lines
     * @param before the score of the drugs that have a signature in both
     * @param after the same after encoding
     * @param withoutCosine drugs measured in both that have no cosine
     * @param inOneOnly drugs measured in one of the two only
     */
    public record PairRow(
            CellLinePair lines,
            AlignmentScore before,
            Optional<AlignmentScore> after,
            int withoutCosine,
            int inOneOnly) {}

    /** @return all pairs of different cell lines, each once, by name */
    public static List<CellLinePair> allPairs(final List<String> cellLines) {
        final List<CellLinePair> pairs = new ArrayList<>();
        for (int i = 0; i < cellLines.size(); i++) {
            for (int j = i + 1; j < cellLines.size(); j++) {
                pairs.add(new CellLinePair(cellLines.get(i), cellLines.get(j)));
            }
        }
        return pairs;
    }

    /**
     * Compares.
     *
     * @param before the samples
     * @param after the same samples after encoding, where there are any
     * @param pairs which cell lines
     * @param minimumReplicates as the tables were told; for the reasons
     * @param bootstrap for intervals
     * @param unmatchedLimit the largest number of unmatched pairs for one baseline
     * @param progress told after every signature
     */
    public static DrugAlignment of(
            final SignatureTable before,
            final Optional<SignatureTable> after,
            final List<CellLinePair> pairs,
            final int minimumReplicates,
            final Bootstrap bootstrap,
            final int unmatchedLimit,
            final Progress progress) {
        final var comparison = new Comparison(before, after, minimumReplicates, bootstrap, unmatchedLimit);
        for (int i = 0; i < pairs.size(); i++) {
            final double done = i;
            comparison.add(
                    pairs.get(i), (fraction, message) -> progress.report((done + fraction) / pairs.size(), message));
        }
        return comparison.result(progress);
    }

    /** Goes through the pairs of cell lines. */
    private static final class Comparison {

        private final SignatureTable before;
        private final Optional<SignatureTable> after;
        private final int minimumReplicates;
        private final Bootstrap bootstrap;
        private final int unmatchedLimit;
        private final List<DrugRow> drugs = new ArrayList<>();
        private final List<PairRow> pairs = new ArrayList<>();
        private final List<DrugRow> compared = new ArrayList<>();
        private final Map<String, Integer> drugNumbers = new HashMap<>();

        Comparison(
                final SignatureTable before,
                final Optional<SignatureTable> after,
                final int minimumReplicates,
                final Bootstrap bootstrap,
                final int unmatchedLimit) {
            this.before = before;
            this.after = after;
            this.minimumReplicates = minimumReplicates;
            this.bootstrap = bootstrap;
            this.unmatchedLimit = unmatchedLimit;
        }

        void add(final CellLinePair lines, final Progress progress) {
            final List<Treatment> treatments = before.treatments(lines.first());
            final List<Treatment> others = before.treatments(lines.second());
            final List<double[][]> shiftsBefore = new ArrayList<>();
            final List<double[][]> shiftsAfter = new ArrayList<>();
            final List<Integer> clusters = new ArrayList<>();
            final var otherSet = new HashSet<>(others);
            int shared = 0;
            int without = 0;
            for (final Treatment treatment : treatments) {
                progress.report(0, () -> "Comparing " + lines.first() + " with " + lines.second());
                if (!otherSet.contains(treatment)) {
                    continue;
                }
                shared++;
                final Optional<Signature> first = before.signature(lines.first(), treatment);
                final Optional<Signature> second = before.signature(lines.second(), treatment);
                double cosineBefore = Double.NaN;
                double cosineAfter = Double.NaN;
                String reason = reason(lines, treatment);
                if (first.isPresent() && second.isPresent()) {
                    final double[][] both = {first.get().shift(), second.get().shift()};
                    cosineBefore = Cosine.between(both[0], both[1]);
                    shiftsBefore.add(both);
                    if (after.isPresent()) {
                        final double[][] bothAfter = {
                            shift(after.get(), lines.first(), treatment), shift(after.get(), lines.second(), treatment)
                        };
                        cosineAfter = Cosine.between(bothAfter[0], bothAfter[1]);
                        shiftsAfter.add(bothAfter);
                    }
                    clusters.add(drugNumbers.computeIfAbsent(treatment.drug(), drug -> drugNumbers.size()));
                    reason = Double.isNaN(cosineBefore)
                            ? "a signature has length zero"
                            : after.isPresent() && Double.isNaN(cosineAfter)
                                    ? "a signature has length zero after encoding"
                                    : "";
                }
                if (!reason.isEmpty()) {
                    without++;
                }
                final var row = new DrugRow(
                        treatment,
                        lines,
                        samples(first, lines.first(), treatment),
                        samples(second, lines.second(), treatment),
                        cosineBefore,
                        cosineAfter,
                        reason);
                drugs.add(row);
                if (first.isPresent() && second.isPresent()) {
                    compared.add(row);
                }
            }
            final int[] clusterOf =
                    clusters.stream().mapToInt(Integer::intValue).toArray();
            pairs.add(new PairRow(
                    lines,
                    score(shiftsBefore, clusterOf, progress),
                    after.map(table -> score(shiftsAfter, clusterOf, progress)),
                    without,
                    treatments.size() + others.size() - 2 * shared));
        }

        private static double[] shift(final SignatureTable table, final String line, final Treatment treatment) {
            return table.signature(line, treatment).orElseThrow().shift();
        }

        private AlignmentScore score(final List<double[][]> shifts, final int[] clusters, final Progress progress) {
            final double[][] first = shifts.stream().map(both -> both[0]).toArray(double[][]::new);
            final double[][] second = shifts.stream().map(both -> both[1]).toArray(double[][]::new);
            return new MatchedShifts(first, second, clusters).score(bootstrap, unmatchedLimit, progress);
        }

        private Samples samples(final Optional<Signature> signature, final String line, final Treatment treatment) {
            return signature
                    .map(found -> new Samples(found.treated(), found.controls()))
                    .orElseGet(() -> new Samples(before.treatedSamples(line, treatment), before.controlSamples(line)));
        }

        private String reason(final CellLinePair lines, final Treatment treatment) {
            final List<String> reasons = new ArrayList<>();
            for (final String line : List.of(lines.first(), lines.second())) {
                if (before.controlSamples(line) == 0) {
                    reasons.add("no control samples in " + line);
                }
                if (before.treatedSamples(line, treatment) < minimumReplicates) {
                    reasons.add("fewer than " + minimumReplicates + " treated samples in " + line);
                }
            }
            return String.join("; ", reasons);
        }

        DrugAlignment result(final Progress progress) {
            return new DrugAlignment(
                    List.copyOf(drugs),
                    List.copyOf(pairs),
                    total(pairs.stream().map(PairRow::before).toList(), false, progress),
                    after.map(table -> total(
                            pairs.stream()
                                    .map(pair -> pair.after().orElseThrow())
                                    .toList(),
                            true,
                            progress)));
        }

        private AlignmentScore total(final List<AlignmentScore> parts, final boolean isAfter, final Progress progress) {
            return AlignmentScore.total(
                    parts,
                    compared.stream()
                            .mapToDouble(row -> isAfter ? row.after() : row.before())
                            .toArray(),
                    compared.stream()
                            .mapToInt(row -> drugNumbers.get(row.treatment().drug()))
                            .toArray(),
                    bootstrap,
                    progress);
        }
    }
}
