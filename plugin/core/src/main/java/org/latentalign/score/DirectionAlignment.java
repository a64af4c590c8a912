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
import org.latentalign.progress.Progress;

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
 * @param totalBefore over all groups; its interval is found by drawing groups
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

        /** @return the {@linkplain Shift#between step} from the one to the other, new */
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
     * @param bootstrap for intervals; its seed draws the samples, too
     * @param pairLimit the largest number of combinations in a group; above, so many are drawn at random
     * @param unmatchedLimit the same for unmatched pairs of a group
     */
    public record Options(Bootstrap bootstrap, int pairLimit, int unmatchedLimit) {}

    /**
     * Two directions of a group.
     *
     * @param first the one
     * @param second the other
     * @param before their cosine, or NaN when a direction has length zero
     * @param after the same after encoding
     */
    public record PairRow(Direction first, Direction second, double before, double after) {}

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
        final var before = Space.of(ordered.stream().map(Direction::before).toList(), progress);
        final Optional<Space> after = hasAfter
                ? Optional.of(Space.of(
                        ordered.stream().map(d -> d.after().orElseThrow()).toList(), progress))
                : Optional.empty();
        return new Comparison(ordered, before, after, options, progress).run(byGroup);
    }

    /** All directions before, or all after. */
    private record Space(List<Ends> ends, UnitShifts shifts) {

        static Space of(final List<Ends> ends, final Progress progress) {
            return new Space(ends, UnitShifts.of(ends.stream().map(Ends::shift).toArray(double[][]::new), progress));
        }

        /** The cosine of direction i with the step from the start of j to the end of k. */
        double cosine(final Triple triple) {
            return shifts.cosineWith(
                    triple.i(),
                    Shift.between(
                            ends.get(triple.j()).from(), ends.get(triple.k()).to()));
        }
    }

    /** Indices of a direction and of those whose start and whose end it is compared with. */
    private record Triple(int i, int j, int k) {}

    private static final class Comparison {

        private final List<Direction> ordered;
        private final Space before;
        private final Optional<Space> after;
        private final Options options;
        private final Progress progress;
        private final List<PairRow> pairs = new ArrayList<>();
        private final List<GroupRow> groups = new ArrayList<>();
        private final List<Integer> clusters = new ArrayList<>();
        private final int[] groupOf;
        private double done;

        Comparison(
                final List<Direction> ordered,
                final Space before,
                final Optional<Space> after,
                final Options options,
                final Progress progress) {
            this.ordered = ordered;
            this.before = before;
            this.after = after;
            this.options = options;
            this.progress = progress;
            groupOf = new int[ordered.size()];
            for (int i = 1; i < groupOf.length; i++) {
                final boolean isSame =
                        ordered.get(i).group().equals(ordered.get(i - 1).group());
                groupOf[i] = groupOf[i - 1] + (isSame ? 0 : 1);
            }
        }

        DirectionAlignment run(final Map<String, List<Direction>> byGroup) {
            int start = 0;
            for (final var entry : byGroup.entrySet()) {
                final int end = start + entry.getValue().size();
                compare(entry.getKey(), start, end);
                start = end;
            }
            final int[] clusterOf =
                    clusters.stream().mapToInt(Integer::intValue).toArray();
            return new DirectionAlignment(
                    List.copyOf(pairs),
                    List.copyOf(groups),
                    AlignmentScore.total(
                            groups.stream().map(GroupRow::before).toList(),
                            pairs.stream().mapToDouble(PairRow::before).toArray(),
                            clusterOf,
                            options.bootstrap(),
                            progress),
                    after.map(space -> AlignmentScore.total(
                            groups.stream().map(g -> g.after().orElseThrow()).toList(),
                            pairs.stream().mapToDouble(PairRow::after).toArray(),
                            clusterOf,
                            options.bootstrap(),
                            progress)));
        }

        private void compare(final String group, final int start, final int end) {
            final int n = end - start;
            final long all = (long) n * (n - 1) / 2;
            final var pairing = ComparedShifts.inGroup(
                    groupOf,
                    start,
                    end,
                    others(start, end),
                    options.pairLimit(),
                    options.unmatchedLimit(),
                    options.bootstrap().seed(),
                    this::reportWithoutFraction);
            final List<Triple> pairedAnew = n == ordered.size() ? pairedAnew(n) : List.of();
            final var measuredBefore = measure(before, pairing, pairedAnew);
            final var measuredAfter = after.map(space -> measure(space, pairing, pairedAnew));
            final IndexPairs matched = pairing.matched();
            for (int pair = 0; pair < matched.size(); pair++) {
                final int index = pair;
                pairs.add(new PairRow(
                        ordered.get(matched.first()[pair]),
                        ordered.get(matched.second()[pair]),
                        measuredBefore.matched()[pair],
                        measuredAfter.map(measured -> measured.matched()[index]).orElse(Double.NaN)));
                clusters.add(groups.size());
            }
            groups.add(new GroupRow(
                    group,
                    n,
                    all,
                    matched.size() < all,
                    measuredBefore.score(interval(matched, measuredBefore.matched(), start, end)),
                    measuredAfter.map(measured -> measured.score(interval(matched, measured.matched(), start, end)))));
            done += n;
        }

        /** A direction without others of its kind is compared with ends that are paired anew. */
        private ComparedShifts.Measured measure(
                final Space space, final ComparedShifts pairing, final List<Triple> pairedAnew) {
            final var measured = pairing.measure(space.shifts(), space.shifts(), this::reportWithoutFraction);
            if (pairedAnew.isEmpty()) {
                return measured;
            }
            final double[] unmatched = new double[pairedAnew.size()];
            for (int next = 0; next < unmatched.length; next++) {
                if (next % TRIPLES_PER_REPORT == 0) {
                    report("Comparing directions");
                }
                unmatched[next] = space.cosine(pairedAnew.get(next));
            }
            return new ComparedShifts.Measured(measured.matched(), unmatched, true, Double.NaN);
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
            final var random = new SplittableRandom(options.bootstrap().seed());
            final List<Triple> chosen = new ArrayList<>();
            final long draws = n < 3 ? 0 : Math.min(options.unmatchedLimit(), (long) n * (n - 1) * (n - 2));
            for (long draw = 0; draw < draws; draw++) {
                final int i = Bootstrap.index(random, n);
                final int j = Bootstrap.index(random, n);
                final int k = Bootstrap.index(random, n);
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

        /** Directions are drawn, and each combination counts as often as both of its directions were drawn. */
        private Interval interval(final IndexPairs matched, final double[] cosines, final int start, final int end) {
            final int n = end - start;
            if (n < 3) {
                return Interval.UNKNOWN; // one combination: every resample is the same or nothing
            }
            final int[] times = new int[n];
            return options.bootstrap()
                    .of(
                            n,
                            draw -> {
                                Arrays.fill(times, 0);
                                for (final int index : draw) {
                                    times[index]++;
                                }
                                double sum = 0;
                                double weights = 0;
                                for (int pair = 0; pair < cosines.length; pair++) {
                                    final int weight = times[matched.first()[pair] - start]
                                            * times[matched.second()[pair] - start];
                                    if (weight > 0 && !Double.isNaN(cosines[pair])) {
                                        sum += weight * cosines[pair];
                                        weights += weight;
                                    }
                                }
                                return weights == 0 ? Double.NaN : sum / weights;
                            },
                            progress);
        }

        private static boolean isIn(final int index, final int start, final int end) {
            return index >= start && index < end;
        }
    }
}
