package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Shift;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.EndPermutation;
import org.latentalign.score.statistics.GroupPermutation;
import org.latentalign.score.statistics.MatchSignificance;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.statistics.Separation;

/**
 * Compares directions, from one vector to another, within groups of directions that should be alike, such as from
 * country to capital (section 6.1 of the paper). Every combination of two directions of a group is a matched pair.
 *
 * <p>Unmatched pairs are combinations of a direction of the group with one of another group; a direction that is in the
 * other group but also, by the names of its ends, in this one is left out. When there is one group only,
 * its ends are paired anew at random: a direction is compared with the step from the start of a second direction to the
 * end of a third.
 *
 * @param pairs a row per combination that was compared
 * @param groups a row per group, by name
 * @param totalBefore over all groups, which are its independent units
 * @param totalAfter the same after encoding
 */
public record DirectionAlignment(
        List<PairRow> pairs, List<GroupRow> groups, AlignmentScore totalBefore, Optional<AlignmentScore> totalAfter) {

    /**
     * The two ends of a direction in one space.
     *
     * @param from d values
     * @param to d values
     */
    public record Ends(double[] from, double[] to) {

        /** @return the step from the one to the other, new */
        public double[] shift() {
            return Shift.between(from, to);
        }
    }

    /**
     * A direction.
     *
     * @param group to which it belongs
     * @param from name of its start
     * @param to name of its end
     * @param before its ends
     * @param after its ends after encoding, where there is something to compare with
     */
    public record Direction(String group, String from, String to, Ends before, Optional<Ends> after) {}

    /**
     * Limits.
     *
     * @param seed of the samples and of the exchanges of directions
     * @param pairLimit the largest number of combinations in a group; above, so many are drawn at random
     * @param unmatchedLimit the same for unmatched pairs of a group
     */
    public record Options(long seed, int pairLimit, int unmatchedLimit) {}

    /**
     * Two directions of a group.
     *
     * @param first the one
     * @param second the other
     * @param matchBefore how alike they are
     * @param matchAfter the same after encoding
     */
    public record PairRow(Direction first, Direction second, Match matchBefore, Match matchAfter) {

        /** @return their cosine, or NaN when a direction has length zero */
        public double before() {
            return matchBefore.cosine();
        }

        /** @return the same after encoding */
        public double after() {
            return matchAfter.cosine();
        }
    }

    /**
     * Two directions of a group in one space.
     *
     * @param cosine between them, or NaN when one has length zero
     * @param p the probability that directions of such lengths are as alike by chance; NaN where it is not known
     * @param falseDiscoveryRate p adjusted for all pairs of all groups
     */
    public record Match(double cosine, double p, double falseDiscoveryRate) {}

    /**
     * A group, summed up.
     *
     * @param group its name
     * @param directions how many it has
     * @param combinations how many combinations of two directions there are
     * @param sampled whether the matched pairs are a random sample of these
     * @param before the score
     * @param after the score after encoding
     */
    public record GroupRow(
            String group,
            int directions,
            long combinations,
            boolean sampled,
            AlignmentScore before,
            Optional<AlignmentScore> after) {}

    private static final int TRIPLES_PER_REPORT = 1024;

    /**
     * Compares.
     *
     * @param directions in any order; either all have ends after encoding, or none
     * @param options limits
     * @param progress told after every direction
     */
    public static DirectionAlignment of(
            final List<Direction> directions, final Options options, final Progress progress) {
        final Map<String, List<Direction>> byGroup = new TreeMap<>();
        directions.forEach(direction -> byGroup.computeIfAbsent(direction.group(), group -> new ArrayList<>())
                .add(direction));
        final List<Direction> ordered = new ArrayList<>();
        byGroup.values().forEach(ordered::addAll);
        final boolean hasAfter = !ordered.isEmpty() && ordered.get(0).after().isPresent();
        final List<Space> spaces = new ArrayList<>();
        spaces.add(Space.of(ordered.stream().map(Direction::before).toList(), progress));
        if (hasAfter) {
            spaces.add(
                    Space.of(ordered.stream().map(d -> d.after().orElseThrow()).toList(), progress));
        }
        return new Comparison(ordered, spaces, options, progress).run(byGroup);
    }

    /** With more directions than this, single pairs are not tested. */
    public static final int MOST_TESTED = 3000;

    /** Permutations of a test, and what all of them together may cost in additions. */
    private static final int PERMUTATIONS = 1999;

    private static final int FEWEST_PERMUTATIONS = 199;

    private static final double ADDITIONS = 4e9;

    /** All directions before, or all after. */
    private record Space(List<Ends> ends, double[][] shifts, UnitShifts units) {

        static Space of(final List<Ends> ends, final Progress progress) {
            final double[][] shifts = ends.stream().map(Ends::shift).toArray(double[][]::new);
            return new Space(ends, shifts, UnitShifts.of(shifts, progress));
        }

        /** The cosine of direction i with the step from the start of j to the end of k. */
        double cosine(final Triple triple) {
            return Cosine.between(
                    shifts[triple.i()],
                    Shift.between(
                            ends.get(triple.j()).from(), ends.get(triple.k()).to()));
        }
    }

    /** Indices of a direction and of those whose start and whose end it is compared with. */
    private record Triple(int i, int j, int k) {}

    /** A group before it is summed up: the figures of one space. */
    private record InSpace(ComparedShifts.Measured measured, AlignmentScore score, Separation.Measured byGroup) {}

    /** Where a group is among all directions, and which are not of it. */
    private record Group(String name, int start, int end, int[] others, ComparedShifts pairing) {

        int size() {
            return end - start;
        }
    }

    private static final class Comparison {

        private final List<Direction> ordered;
        private final List<String> names;
        private final List<Space> spaces;
        private final Options options;
        private final Progress progress;
        private final int[] groupOf;
        private final int[] own;
        private final List<Group> groups = new ArrayList<>();
        private double done;

        Comparison(
                final List<Direction> ordered,
                final List<Space> spaces,
                final Options options,
                final Progress progress) {
            this.ordered = ordered;
            this.spaces = spaces;
            this.options = options;
            this.progress = progress;
            names = ordered.stream()
                    .map(direction -> direction.from() + "\t" + direction.to())
                    .toList();
            own = IntStream.range(0, ordered.size()).toArray();
            groupOf = new int[ordered.size()];
            for (int i = 1; i < groupOf.length; i++) {
                final boolean isSame =
                        ordered.get(i).group().equals(ordered.get(i - 1).group());
                groupOf[i] = groupOf[i - 1] + (isSame ? 0 : 1);
            }
        }

        DirectionAlignment run(final Map<String, List<Direction>> byGroup) {
            final List<GroupRow> rows = new ArrayList<>();
            final List<List<InSpace>> measured = new ArrayList<>();
            int start = 0;
            for (final var entry : byGroup.entrySet()) {
                final int end = start + entry.getValue().size();
                final var group = choose(entry.getKey(), start, end);
                groups.add(group);
                final List<InSpace> inSpaces = compare(group);
                measured.add(inSpaces);
                final long all = (long) group.size() * (group.size() - 1) / 2;
                rows.add(new GroupRow(
                        group.name(),
                        group.size(),
                        all,
                        group.pairing().matched().size() < all,
                        inSpaces.get(0).score(),
                        inSpaces.stream().skip(1).map(InSpace::score).findFirst()));
                done += group.size();
                start = end;
            }
            final List<AlignmentScore> totals = IntStream.range(0, spaces.size())
                    .mapToObj(space -> total(
                            spaces.get(space),
                            measured.stream().map(group -> group.get(space)).toList()))
                    .toList();
            return new DirectionAlignment(
                    pairs(measured),
                    List.copyOf(rows),
                    totals.get(0),
                    totals.stream().skip(1).findFirst());
        }

        private Group choose(final String name, final int start, final int end) {
            final int[] others = others(start, end);
            return new Group(
                    name,
                    start,
                    end,
                    others,
                    ComparedShifts.inGroup(
                            groupOf,
                            start,
                            end,
                            others,
                            options.pairLimit(),
                            options.unmatchedLimit(),
                            options.seed(),
                            this::reportWithoutFraction));
        }

        private List<InSpace> compare(final Group group) {
            final boolean isAlone = group.size() == ordered.size();
            final List<Triple> pairedAnew = isAlone ? pairedAnew(group.size()) : List.of();
            final IndexPairs matched = group.pairing().matched();
            final ClusteredPairs byDirection = matched.of(own);
            final var units = new Separation.Pairs(
                    byDirection,
                    isAlone ? of(pairedAnew) : group.pairing().unmatched().of(own));
            final var groupUnits = new Separation.Pairs(
                    matched.of(groupOf),
                    isAlone
                            ? ClusteredPairs.within(new int[pairedAnew.size()])
                            : group.pairing().unmatched().of(groupOf));
            final List<InSpace> all = new ArrayList<>();
            for (final Space space : spaces) {
                final var measured = measure(space, group.pairing(), pairedAnew, isAlone);
                all.add(new InSpace(
                        measured,
                        measured.score(units, this::reportWithoutFraction).with(test(space, group, isAlone)),
                        groupUnits.measured(measured.matched(), measured.unmatched())));
            }
            return all;
        }

        /** Of a step between two other directions only its start counts as a unit, since a pair has two. */
        private static ClusteredPairs of(final List<Triple> triples) {
            return new ClusteredPairs(
                    triples.stream().mapToInt(Triple::i).toArray(),
                    triples.stream().mapToInt(Triple::j).toArray());
        }

        /** A direction without others of its kind is compared with ends that are paired anew. */
        private ComparedShifts.Measured measure(
                final Space space, final ComparedShifts pairing, final List<Triple> pairedAnew, final boolean isAlone) {
            final var measured = pairing.measure(space.units(), space.units(), this::reportWithoutFraction);
            if (!isAlone) {
                return measured;
            }
            final double[] unmatched = new double[pairedAnew.size()];
            for (int next = 0; next < unmatched.length; next++) {
                if (next % TRIPLES_PER_REPORT == 0) {
                    report("Comparing directions");
                }
                unmatched[next] = space.cosine(pairedAnew.get(next));
            }
            return new ComparedShifts.Measured(measured.matched(), unmatched, true, ComparedShifts.Searched.NONE);
        }

        private Optional<PermutationTest> test(final Space space, final Group group, final boolean isAlone) {
            if (isAlone) {
                return EndPermutation.of(
                        space.ends().stream().map(Ends::from).toArray(double[][]::new),
                        space.ends().stream().map(Ends::to).toArray(double[][]::new),
                        permutations(group.size()),
                        options.seed(),
                        this::reportWithoutFraction);
            }
            final boolean[] isMember = new boolean[ordered.size()];
            Arrays.fill(isMember, group.start(), group.end(), true);
            final boolean[] isOther = new boolean[ordered.size()];
            Arrays.stream(group.others()).forEach(other -> isOther[other] = true);
            return GroupPermutation.ofGroup(
                    space.shifts(),
                    names,
                    isMember,
                    isOther,
                    permutations(group.size()),
                    options.seed(),
                    this::reportWithoutFraction);
        }

        /** As many as can be afforded. */
        private int permutations(final int directions) {
            final double additions =
                    (double) directions * Math.max(1, spaces.get(0).shifts()[0].length);
            return (int) Math.max(FEWEST_PERMUTATIONS, Math.min(PERMUTATIONS, ADDITIONS / additions));
        }

        private AlignmentScore total(final Space space, final List<InSpace> measured) {
            final var total = AlignmentScore.total(
                    measured.stream().map(InSpace::score).toList(),
                    measured.stream().map(InSpace::byGroup).toList(),
                    this::reportWithoutFraction);
            return groups.size() == 1
                    ? total.with(measured.get(0).score().chance())
                    : total.with(GroupPermutation.of(
                            space.shifts(),
                            names,
                            groupOf,
                            permutations(ordered.size()),
                            options.seed(),
                            this::reportWithoutFraction));
        }

        private List<PairRow> pairs(final List<List<InSpace>> measured) {
            final int[][] indices = groups.stream()
                    .flatMap(group -> {
                        final IndexPairs matched = group.pairing().matched();
                        return IntStream.range(0, matched.size())
                                .mapToObj(pair -> new int[] {matched.first()[pair], matched.second()[pair]});
                    })
                    .toArray(int[][]::new);
            final List<Optional<MatchSignificance>> significance =
                    spaces.stream().map(space -> significance(space, indices)).toList();
            final List<PairRow> pairs = new ArrayList<>();
            for (final List<InSpace> group : measured) {
                for (int pair = 0; pair < group.get(0).measured().matched().length; pair++) {
                    final int row = pairs.size();
                    pairs.add(new PairRow(
                            ordered.get(indices[row][0]),
                            ordered.get(indices[row][1]),
                            match(group.get(0).measured().matched()[pair], significance.get(0), row),
                            spaces.size() > 1
                                    ? match(group.get(1).measured().matched()[pair], significance.get(1), row)
                                    : new Match(Double.NaN, Double.NaN, Double.NaN)));
                }
            }
            return pairs;
        }

        private static Match match(
                final double cosine, final Optional<MatchSignificance> significance, final int pair) {
            return new Match(
                    cosine,
                    significance.map(all -> all.p()[pair]).orElse(Double.NaN),
                    significance.map(all -> all.falseDiscoveryRate()[pair]).orElse(Double.NaN));
        }

        private Optional<MatchSignificance> significance(final Space space, final int[][] indices) {
            return ordered.size() > MOST_TESTED
                    ? Optional.empty()
                    : MatchSignificance.ofPairs(
                            space.units().cosines(this::reportWithoutFraction),
                            names,
                            space.units().logLengths(),
                            groupOf,
                            indices);
        }

        private void reportWithoutFraction(final double fraction, final Supplier<String> message) {
            progress.report(done / ordered.size(), message);
        }

        private void report(final String what) {
            progress.report(done / ordered.size(), () -> what);
        }

        /** The directions that are not in the group, also not under another group's name. */
        private int[] others(final int start, final int end) {
            final Set<List<String>> names = new HashSet<>();
            ordered.subList(start, end).forEach(direction -> names.add(List.of(direction.from(), direction.to())));
            return IntStream.range(0, ordered.size())
                    .filter(j -> !isIn(j, start, end))
                    .filter(j -> !names.contains(
                            List.of(ordered.get(j).from(), ordered.get(j).to())))
                    .toArray();
        }

        /** Three different directions that share no end by name, drawn at random. */
        private List<Triple> pairedAnew(final int n) {
            final var random = new SplittableRandom(options.seed());
            final List<Triple> chosen = new ArrayList<>();
            final long draws = n < 3 ? 0 : Math.min(options.unmatchedLimit(), (long) n * (n - 1) * (n - 2));
            for (long draw = 0; draw < draws; draw++) {
                final int i = Randoms.index(random, n);
                final int j = Randoms.index(random, n);
                final int k = Randoms.index(random, n);
                if (i != j
                        && j != k
                        && i != k
                        && !ordered.get(i).from().equals(ordered.get(j).from())
                        && !ordered.get(i).to().equals(ordered.get(k).to())) {
                    chosen.add(new Triple(i, j, k));
                }
            }
            return chosen;
        }

        private static boolean isIn(final int index, final int start, final int end) {
            return index >= start && index < end;
        }
    }
}
