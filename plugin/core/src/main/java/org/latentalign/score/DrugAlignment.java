package org.latentalign.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latentalign.progress.Progress;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.statistics.DrugCosines;
import org.latentalign.score.statistics.DrugMatches;
import org.latentalign.score.statistics.DrugPermutation;
import org.latentalign.score.statistics.DrugPermutation.ContextPair;
import org.latentalign.score.statistics.MatchSignificance;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.statistics.Separation;
import org.latentalign.score.statistics.SignatureStrength;

/**
 * Compares the signatures of drugs between contexts, such as cell lines (section 6.3), before and, where there are two
 * kinds of vectors, after encoding, always on the same drugs. Drugs are the independent units: doses and times of one
 * never count as several.
 *
 * @param drugs a row per drug and pair of contexts, for drugs measured in both; within a pair the most significant first
 * @param pairs a row per pair of contexts
 * @param totalBefore over all pairs of contexts
 * @param totalAfter the same after encoding
 */
public record DrugAlignment(
        List<DrugRow> drugs, List<PairRow> pairs, AlignmentScore totalBefore, Optional<AlignmentScore> totalAfter) {

    /** With more drugs in both contexts than this, single drugs and exchanges of drugs are not tested. */
    public static final int MOST_TESTED = 3000;

    /** How many exchanges of drugs are drawn where there are too many to go through. */
    private static final int PERMUTATIONS = 1999;

    /**
     * Two contexts.
     *
     * @param first the one
     * @param second the other
     */
    public record CellLinePair(String first, String second) {}

    /**
     * What a signature rests on.
     *
     * @param treated samples with the drug
     * @param controls samples without, after the control filter where there is a signature
     * @param strength of the signature, 1 being that of no effect; NaN where it is not known
     */
    public record Samples(int treated, int controls, double strength) {}

    /**
     * A drug in two contexts in one space.
     *
     * @param cosine of the two signatures, or NaN
     * @param p the probability that a drug of this strength is as alike by chance; the same for all doses of a drug;
     *     NaN where it is not known
     * @param falseDiscoveryRate p adjusted for all drugs of the pair of contexts
     */
    public record Match(double cosine, double p, double falseDiscoveryRate) {

        static final Match NONE = new Match(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * A drug in two contexts.
     *
     * @param treatment the drug, with its dose or time where drugs are split
     * @param lines the contexts
     * @param first the samples in the first
     * @param second the samples in the second
     * @param matchBefore how alike the two signatures are
     * @param matchAfter the same after encoding
     * @param reason why there is no cosine; empty when there is one
     */
    public record DrugRow(
            Treatment treatment,
            CellLinePair lines,
            Samples first,
            Samples second,
            Match matchBefore,
            Match matchAfter,
            String reason) {

        /** @return the cosine of the two signatures, or NaN */
        public double before() {
            return matchBefore.cosine();
        }

        /** @return the same after encoding, or NaN */
        public double after() {
            return matchAfter.cosine();
        }

        /** @return whether one of the signatures is hardly more than noise */
        public boolean isWeak() {
            return first.strength() < SignatureStrength.WEAK_BELOW || second.strength() < SignatureStrength.WEAK_BELOW;
        }

        /** @return whether that can be told: one strength suffices when it is low, and is unknown with a single control */
        public boolean isWeakKnown() {
            return isWeak() || !Double.isNaN(first.strength()) && !Double.isNaN(second.strength());
        }

        /** The more significant first, then the more alike. */
        private static Comparator<DrugRow> order(final boolean isAfter) {
            return Comparator.comparingDouble(
                            (DrugRow row) -> last(row, isAfter).p())
                    .thenComparingDouble(row -> -last(row, isAfter).cosine())
                    .thenComparing(DrugRow::treatment);
        }

        private static Match last(final DrugRow row, final boolean isAfter) {
            return isAfter ? row.matchAfter : row.matchBefore;
        }
    }

    /**
     * Two contexts, summed up.
     *
     * @param lines the contexts
     * @param before the score of the drugs that have a signature in both
     * @param after the same after encoding
     * @param smallestP the smallest p-value that a single drug could have; NaN where none is tested
     * @param withoutCosine drugs measured in both that have no cosine
     * @param inOneOnly drugs measured in one of the two only
     */
    public record PairRow(
            CellLinePair lines,
            AlignmentScore before,
            Optional<AlignmentScore> after,
            double smallestP,
            int withoutCosine,
            int inOneOnly) {}

    /** @return all pairs of different contexts, each once, by name */
    public static List<CellLinePair> allPairs(final List<String> contexts) {
        final List<CellLinePair> pairs = new ArrayList<>();
        for (int i = 0; i < contexts.size(); i++) {
            for (int j = i + 1; j < contexts.size(); j++) {
                pairs.add(new CellLinePair(contexts.get(i), contexts.get(j)));
            }
        }
        return pairs;
    }

    /**
     * Compares.
     *
     * @param samples in the space before and, where there is one, in the space after encoding
     * @param pairs which contexts
     * @param unmatchedLimit the largest number of unmatched pairs for one baseline
     * @param seed of random samples and exchanges
     * @param progress told after every signature
     */
    public static DrugAlignment of(
            final SignatureTable samples,
            final List<CellLinePair> pairs,
            final int unmatchedLimit,
            final long seed,
            final Progress progress) {
        final var comparison = new Comparison(samples, unmatchedLimit, seed);
        for (int i = 0; i < pairs.size(); i++) {
            final double done = i;
            comparison.add(
                    pairs.get(i),
                    (fraction, message) -> progress.report(
                            Double.isNaN(fraction) ? Double.NaN : (done + fraction) / pairs.size(), message));
        }
        return comparison.result((fraction, message) -> progress.report(Double.NaN, message));
    }

    /** What has been measured in one space, over all pairs of contexts. */
    private static final class Space {

        private final int number;
        private final List<AlignmentScore> scores = new ArrayList<>();
        private final List<Separation.Measured> measured = new ArrayList<>();
        private final List<ContextPair> tested = new ArrayList<>();
        private boolean isTested = true;

        Space(final int number) {
            this.number = number;
        }

        AlignmentScore total(final long seed, final Progress progress) {
            final AlignmentScore total = AlignmentScore.total(scores, measured, progress);
            return scores.size() == 1
                    ? total.with(scores.get(0).chance())
                    : total.with(isTested ? test(tested, seed, progress) : Optional.empty());
        }

        static Optional<PermutationTest> test(final List<ContextPair> pairs, final long seed, final Progress progress) {
            return DrugPermutation.of(pairs, PERMUTATIONS, seed, progress);
        }
    }

    /** The signatures of the drugs that have one in both contexts of a pair. */
    private static final class Shared {

        private final List<Treatment> treatments = new ArrayList<>();
        private final List<Signature> first = new ArrayList<>();
        private final List<Signature> second = new ArrayList<>();

        void add(final Treatment treatment, final Signature one, final Signature other) {
            treatments.add(treatment);
            first.add(one);
            second.add(other);
        }

        DrugMatches byDrug() {
            return DrugMatches.of(
                    treatments.stream().map(Treatment::drug).toList(),
                    treatments.stream().map(Treatment::label).toList());
        }

        static double[][] shifts(final List<Signature> signatures, final int space) {
            return signatures.stream().map(signature -> signature.shift(space)).toArray(double[][]::new);
        }
    }

    /** A pair of contexts in one space. */
    private record InSpace(
            ComparedShifts.Measured measured,
            AlignmentScore score,
            List<String> drugs,
            Optional<MatchSignificance> significance) {

        Match match(final int place, final Treatment treatment) {
            final double cosine = measured.matched()[place];
            if (significance.isEmpty()) {
                return new Match(cosine, Double.NaN, Double.NaN);
            }
            final int drug = Collections.binarySearch(drugs, treatment.drug());
            return new Match(
                    cosine, significance.get().p()[drug], significance.get().falseDiscoveryRate()[drug]);
        }
    }

    /** Goes through the pairs of contexts. */
    private static final class Comparison {

        private final SignatureTable samples;
        private final int unmatchedLimit;
        private final long seed;
        private final List<Space> spaces = new ArrayList<>();
        private final List<DrugRow> drugs = new ArrayList<>();
        private final List<PairRow> pairs = new ArrayList<>();
        private final Map<String, Integer> drugNumbers = new HashMap<>();

        Comparison(final SignatureTable samples, final int unmatchedLimit, final long seed) {
            this.samples = samples;
            this.unmatchedLimit = unmatchedLimit;
            this.seed = seed;
            for (int space = 0; space < samples.spaces(); space++) {
                spaces.add(new Space(space));
            }
        }

        void add(final CellLinePair lines, final Progress progress) {
            final List<Treatment> treatments = samples.treatments(lines.first());
            final List<Treatment> others = samples.treatments(lines.second());
            final var otherSet = new HashSet<>(others);
            final var shared = new Shared();
            final List<DrugRow> rows = new ArrayList<>();
            int inBoth = 0;
            for (final Treatment treatment : treatments) {
                progress.report(0, () -> "Comparing " + lines.first() + " with " + lines.second());
                if (otherSet.contains(treatment)) {
                    inBoth++;
                    final Optional<Signature> one = samples.signature(lines.first(), treatment);
                    final Optional<Signature> other = samples.signature(lines.second(), treatment);
                    if (one.isPresent() && other.isPresent()) {
                        shared.add(treatment, one.get(), other.get());
                    } else {
                        rows.add(without(lines, treatment));
                    }
                }
            }
            final List<InSpace> measured = measure(lines, shared, progress);
            for (int place = 0; place < shared.treatments.size(); place++) {
                rows.add(row(lines, shared, place, measured));
            }
            rows.sort(DrugRow.order(spaces.size() > 1));
            drugs.addAll(rows);
            pairs.add(new PairRow(
                    lines,
                    measured.get(0).score(),
                    measured.stream().skip(1).map(InSpace::score).findFirst(),
                    measured.get(0)
                            .significance()
                            .map(MatchSignificance::smallestP)
                            .orElse(Double.NaN),
                    (int) rows.stream().filter(row -> !row.reason().isEmpty()).count(),
                    treatments.size() + others.size() - 2 * inBoth));
        }

        private List<InSpace> measure(final CellLinePair lines, final Shared shared, final Progress progress) {
            final int[] units = shared.treatments.stream()
                    .mapToInt(treatment -> drugNumbers.computeIfAbsent(treatment.drug(), drug -> drugNumbers.size()))
                    .toArray();
            final var compared = ComparedShifts.inTwoContexts(units, unmatchedLimit, seed);
            final var byDrug = shared.byDrug();
            final Separation.Pairs clustered = compared.of(units);
            final List<InSpace> all = new ArrayList<>();
            for (final Space space : spaces) {
                final double[][] first = Shared.shifts(shared.first, space.number);
                final double[][] second = Shared.shifts(shared.second, space.number);
                final var measured =
                        compared.measure(UnitShifts.of(first, progress), UnitShifts.of(second, progress), progress);
                Optional<MatchSignificance> significance = Optional.empty();
                AlignmentScore score = measured.score(clustered, progress);
                if (byDrug.drugs().size() <= MOST_TESTED) {
                    final DrugCosines cosines = byDrug.measure(first, second, progress);
                    significance = MatchSignificance.ofDrugs(cosines);
                    final var pair = new ContextPair(lines.first(), lines.second(), cosines);
                    score = score.with(Space.test(List.of(pair), seed, progress));
                    space.tested.add(pair);
                } else {
                    space.isTested = false;
                }
                space.scores.add(score);
                space.measured.add(clustered.measured(measured.matched(), measured.unmatched()));
                all.add(new InSpace(measured, score, byDrug.drugs(), significance));
            }
            return all;
        }

        private static DrugRow row(
                final CellLinePair lines, final Shared shared, final int place, final List<InSpace> measured) {
            final Treatment treatment = shared.treatments.get(place);
            final Match before = measured.get(0).match(place, treatment);
            final Match after = measured.size() > 1 ? measured.get(1).match(place, treatment) : Match.NONE;
            final String reason = Double.isNaN(before.cosine())
                    ? "a signature has length zero"
                    : measured.size() > 1 && Double.isNaN(after.cosine())
                            ? "a signature has length zero after encoding"
                            : "";
            return new DrugRow(
                    treatment,
                    lines,
                    counted(shared.first.get(place)),
                    counted(shared.second.get(place)),
                    before,
                    after,
                    reason);
        }

        private DrugRow without(final CellLinePair lines, final Treatment treatment) {
            final List<String> reasons = new ArrayList<>();
            for (final String line : List.of(lines.first(), lines.second())) {
                final String reason = samples.whyNoSignature(line, treatment);
                if (!reason.isEmpty()) {
                    reasons.add(reason);
                }
            }
            return new DrugRow(
                    treatment,
                    lines,
                    counted(lines.first(), treatment),
                    counted(lines.second(), treatment),
                    Match.NONE,
                    Match.NONE,
                    String.join("; ", reasons));
        }

        private static Samples counted(final Signature signature) {
            return new Samples(signature.treated(), signature.controls(), signature.strength());
        }

        private Samples counted(final String line, final Treatment treatment) {
            return new Samples(samples.treatedSamples(line, treatment), samples.controlSamples(line), Double.NaN);
        }

        DrugAlignment result(final Progress progress) {
            final List<AlignmentScore> totals =
                    spaces.stream().map(space -> space.total(seed, progress)).toList();
            return new DrugAlignment(
                    List.copyOf(drugs),
                    List.copyOf(pairs),
                    totals.get(0),
                    totals.stream().skip(1).findFirst());
        }
    }
}
