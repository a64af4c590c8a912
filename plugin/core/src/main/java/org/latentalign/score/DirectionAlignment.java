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
import java.util.stream.IntStream;
import org.latentalign.kernel.Cosine;
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

        /** @return the step from the one to the other, new */
        public double[] shift() {
            return difference(to, from);
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

    /** Comparisons for retrieval in each space: beyond, only some directions are searched for. */
    private static final long RETRIEVAL_COMPARISONS = 20_000_000;

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
        final var before = new Space(ordered.stream().map(Direction::before).toList());
        final Optional<Space> after = hasAfter
                ? Optional.of(new Space(
                        ordered.stream().map(d -> d.after().orElseThrow()).toList()))
                : Optional.empty();
        return new Comparison(ordered, before, after, options, progress).run(byGroup);
    }

    private static double[] difference(final double[] a, final double[] b) {
        final double[] difference = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            difference[j] = a[j] - b[j];
        }
        return difference;
    }

    /** All directions before, or all after. */
    private record Space(List<Ends> ends, double[][] shifts) {

        Space(final List<Ends> ends) {
            this(ends, ends.stream().map(Ends::shift).toArray(double[][]::new));
        }

        double cosine(final int i, final int j) {
            return Cosine.between(shifts[i], shifts[j]);
        }

        /** Of direction i with the step from the start of j to the end of k. */
        double cosine(final int i, final int j, final int k) {
            return Cosine.between(
                    shifts[i], difference(ends.get(k).to(), ends.get(j).from()));
        }
    }

    /** Indices of what is compared; the end k is j itself where nothing is paired anew. */
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
            final long seed = options.bootstrap().seed();
            final List<Triple> matched = triples(IndexPairs.combinations(
                    start,
                    end,
                    options.pairLimit(),
                    seed,
                    (fraction, message) -> progress.report(done / ordered.size(), message)));
            final boolean isAlone = n == ordered.size();
            final int[] others = others(start, end);
            final List<Triple> unmatched = isAlone
                    ? pairedAnew(n)
                    : triples(IndexPairs.across(start, end, others, options.unmatchedLimit(), seed));
            final boolean unmatchedSampled = isAlone || (long) n * others.length > options.unmatchedLimit();
            final AlignmentScore scoreBefore = score(before, matched, unmatched, unmatchedSampled, others, start, end);
            final Optional<AlignmentScore> scoreAfter =
                    after.map(space -> score(space, matched, unmatched, unmatchedSampled, others, start, end));
            for (final Triple pair : matched) {
                if (pairs.size() % TRIPLES_PER_REPORT == 0) {
                    report("Comparing directions");
                }
                pairs.add(new PairRow(
                        ordered.get(pair.i()),
                        ordered.get(pair.j()),
                        before.cosine(pair.i(), pair.j()),
                        after.map(space -> space.cosine(pair.i(), pair.j())).orElse(Double.NaN)));
                clusters.add(groups.size());
            }
            groups.add(new GroupRow(group, n, all, matched.size() < all, scoreBefore, scoreAfter));
            done += n;
        }

        private static List<Triple> triples(final IndexPairs pairs) {
            return IntStream.range(0, pairs.size())
                    .mapToObj(pair -> new Triple(pairs.first()[pair], pairs.second()[pair], pairs.second()[pair]))
                    .toList();
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

        private AlignmentScore score(
                final Space space,
                final List<Triple> matched,
                final List<Triple> unmatched,
                final boolean unmatchedSampled,
                final int[] rivals,
                final int start,
                final int end) {
            report("Comparing directions");
            final double[] cosines = cosines(space, matched);
            final double[] others = cosines(space, unmatched);
            return AlignmentScore.of(
                    cosines,
                    others,
                    unmatchedSampled,
                    retrieval(space, rivals, start, end),
                    interval(matched, cosines, start, end));
        }

        private double[] cosines(final Space space, final List<Triple> triples) {
            final double[] cosines = new double[triples.size()];
            int next = 0;
            for (final Triple t : triples) {
                if (next % TRIPLES_PER_REPORT == 0) {
                    report("Comparing directions");
                }
                cosines[next++] = t.j() == t.k() ? space.cosine(t.i(), t.j()) : space.cosine(t.i(), t.j(), t.k());
            }
            return cosines;
        }

        /** Directions are drawn, and each combination counts as often as both of its directions were drawn. */
        private Interval interval(final List<Triple> matched, final double[] cosines, final int start, final int end) {
            final int n = end - start;
            final int[] first =
                    matched.stream().mapToInt(pair -> pair.i() - start).toArray();
            final int[] second =
                    matched.stream().mapToInt(pair -> pair.j() - start).toArray();
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
                                    final int weight = times[first[pair]] * times[second[pair]];
                                    if (weight > 0 && !Double.isNaN(cosines[pair])) {
                                        sum += weight * cosines[pair];
                                        weights += weight;
                                    }
                                }
                                return weights == 0 ? Double.NaN : sum / weights;
                            },
                            progress);
        }

        /** The share of directions of the group that have a nearer direction in the group than anywhere else. */
        private double retrieval(final Space space, final int[] rivals, final int start, final int end) {
            final int n = end - start;
            if (n < 2 || rivals.length == 0) {
                return Double.NaN;
            }
            final long affordable = RETRIEVAL_COMPARISONS / ordered.size() * n / ordered.size();
            final int searches = (int) Math.min(n, Math.max(1, affordable));
            int searched = 0;
            int found = 0;
            for (int search = 0; search < searches; search++) {
                report("Searching for the nearest direction");
                final int i = start + (int) ((long) search * n / searches);
                final double own = IntStream.range(start, end)
                        .filter(j -> j != i)
                        .mapToDouble(j -> space.cosine(i, j))
                        .filter(cosine -> !Double.isNaN(cosine))
                        .max()
                        .orElse(Double.NaN);
                final double other = Arrays.stream(rivals)
                        .mapToDouble(j -> space.cosine(i, j))
                        .filter(cosine -> !Double.isNaN(cosine))
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
                if (!Double.isNaN(own)) {
                    searched++;
                    found += own > other ? 1 : 0;
                }
            }
            return searched == 0 ? Double.NaN : (double) found / searched;
        }

        private static boolean isIn(final int index, final int start, final int end) {
            return index >= start && index < end;
        }
    }
}
