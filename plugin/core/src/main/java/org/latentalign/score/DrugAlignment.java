package org.latentalign.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param samples in the space before and, where there is one, in the space after encoding
     * @param pairs which cell lines
     * @param minimumReplicates as the tables were told; for the reasons
     * @param bootstrap for intervals
     * @param unmatchedLimit the largest number of unmatched pairs for one baseline
     * @param progress told after every signature
     */
    public static DrugAlignment of(
            final SignatureTable samples,
            final List<CellLinePair> pairs,
            final int minimumReplicates,
            final Bootstrap bootstrap,
            final int unmatchedLimit,
            final Progress progress) {
        final var comparison = new Comparison(samples, minimumReplicates, bootstrap, unmatchedLimit);
        for (int i = 0; i < pairs.size(); i++) {
            final double done = i;
            comparison.add(
                    pairs.get(i), (fraction, message) -> progress.report((done + fraction) / pairs.size(), message));
        }
        return comparison.result(progress);
    }

    /** Goes through the pairs of cell lines. */
    private static final class Comparison {

        private final SignatureTable samples;
        private final int minimumReplicates;
        private final Bootstrap bootstrap;
        private final int unmatchedLimit;
        private final List<DrugRow> drugs = new ArrayList<>();
        private final List<PairRow> pairs = new ArrayList<>();
        private final List<DrugRow> compared = new ArrayList<>();
        private final Map<String, Integer> drugNumbers = new HashMap<>();

        Comparison(
                final SignatureTable samples,
                final int minimumReplicates,
                final Bootstrap bootstrap,
                final int unmatchedLimit) {
            this.samples = samples;
            this.minimumReplicates = minimumReplicates;
            this.bootstrap = bootstrap;
            this.unmatchedLimit = unmatchedLimit;
        }

        private boolean hasAfter() {
            return samples.spaces() > 1;
        }

        void add(final CellLinePair lines, final Progress progress) {
            final List<Treatment> treatments = samples.treatments(lines.first());
            final List<Treatment> others = samples.treatments(lines.second());
            final var otherSet = new HashSet<>(others);
            final List<Treatment> shared =
                    treatments.stream().filter(otherSet::contains).toList();
            final List<Signature> first = new ArrayList<>();
            final List<Signature> second = new ArrayList<>();
            final List<Integer> clusters = new ArrayList<>();
            final int[] places = new int[shared.size()];
            for (int i = 0; i < places.length; i++) {
                progress.report(0, () -> "Comparing " + lines.first() + " with " + lines.second());
                final Treatment treatment = shared.get(i);
                final Optional<Signature> one = samples.signature(lines.first(), treatment);
                final Optional<Signature> other = samples.signature(lines.second(), treatment);
                places[i] = -1;
                if (one.isPresent() && other.isPresent()) {
                    places[i] = first.size();
                    first.add(one.get());
                    second.add(other.get());
                    clusters.add(drugNumbers.computeIfAbsent(treatment.drug(), drug -> drugNumbers.size()));
                }
            }
            final var pairing = ComparedShifts.inTwoContexts(
                    clusters.stream().mapToInt(Integer::intValue).toArray(), unmatchedLimit, bootstrap.seed());
            final var before = measure(pairing, first, second, 0, progress);
            final Optional<ComparedShifts.Measured> after =
                    hasAfter() ? Optional.of(measure(pairing, first, second, 1, progress)) : Optional.empty();
            int without = 0;
            for (int i = 0; i < places.length; i++) {
                final int place = places[i];
                final double cosineBefore = place < 0 ? Double.NaN : before.matched()[place];
                final double cosineAfter =
                        place < 0 || after.isEmpty() ? Double.NaN : after.get().matched()[place];
                final Treatment treatment = shared.get(i);
                final String reason = place < 0
                        ? reason(lines, treatment)
                        : Double.isNaN(cosineBefore)
                                ? "a signature has length zero"
                                : after.isPresent() && Double.isNaN(cosineAfter)
                                        ? "a signature has length zero after encoding"
                                        : "";
                without += reason.isEmpty() ? 0 : 1;
                final var row = new DrugRow(
                        treatment,
                        lines,
                        place < 0 ? counted(lines.first(), treatment) : counted(first.get(place)),
                        place < 0 ? counted(lines.second(), treatment) : counted(second.get(place)),
                        cosineBefore,
                        cosineAfter,
                        reason);
                drugs.add(row);
                if (place >= 0) {
                    compared.add(row);
                }
            }
            pairs.add(new PairRow(
                    lines,
                    score(before, progress),
                    after.map(measured -> score(measured, progress)),
                    without,
                    treatments.size() + others.size() - 2 * shared.size()));
        }

        private static ComparedShifts.Measured measure(
                final ComparedShifts pairing,
                final List<Signature> first,
                final List<Signature> second,
                final int space,
                final Progress progress) {
            return pairing.measure(units(first, space, progress), units(second, space, progress), progress);
        }

        private static UnitShifts units(final List<Signature> signatures, final int space, final Progress progress) {
            return UnitShifts.of(
                    signatures.stream().map(signature -> signature.shift(space)).toArray(double[][]::new), progress);
        }

        private AlignmentScore score(final ComparedShifts.Measured measured, final Progress progress) {
            return measured.score(bootstrap.ofMean(AlignmentScore.defined(measured.matched()), progress));
        }

        private static Samples counted(final Signature signature) {
            return new Samples(signature.treated(), signature.controls());
        }

        private Samples counted(final String line, final Treatment treatment) {
            return new Samples(samples.treatedSamples(line, treatment), samples.controlSamples(line));
        }

        private String reason(final CellLinePair lines, final Treatment treatment) {
            final List<String> reasons = new ArrayList<>();
            for (final String line : List.of(lines.first(), lines.second())) {
                if (samples.controlSamples(line) == 0) {
                    reasons.add("no control samples in " + line);
                }
                if (samples.treatedSamples(line, treatment) < minimumReplicates) {
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
                    hasAfter()
                            ? Optional.of(total(
                                    pairs.stream()
                                            .map(pair -> pair.after().orElseThrow())
                                            .toList(),
                                    true,
                                    progress))
                            : Optional.empty());
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
