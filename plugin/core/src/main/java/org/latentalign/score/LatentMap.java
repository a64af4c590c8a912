package org.latentalign.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Ray;
import org.latentalign.kernel.Shift;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;

/**
 * The ends of directions in a plane, before and after encoding (Figures 3, 8 and 9 of the paper): a point a name,
 * whose distances to the others resemble the dissimilarities of the vectors.
 *
 * @param directions that are drawn
 * @param points one for each name, in the order in which the directions name them
 * @param before their places
 * @param after their places after encoding, turned to those before; where there is something to compare with
 */
public record LatentMap(
        List<Direction> directions,
        List<Point> points,
        MultidimensionalScaling before,
        Optional<MultidimensionalScaling> after) {

    /** Which share of the work the comparison of the vectors is. */
    private static final double COMPARING_SHARE = 0.1;

    /** How places are found. */
    public enum Method {
        /** Least squares on the distances. */
        SMACOF {
            @Override
            MultidimensionalScaling place(final double[][] distances, final int iterations, final Progress progress)
                    throws FitException {
                return MultidimensionalScaling.smacof(distances, 2, iterations, progress);
            }
        },
        /** Eigenvectors: quick and unique, with a larger stress. */
        CLASSICAL {
            @Override
            MultidimensionalScaling place(final double[][] distances, final int iterations, final Progress progress)
                    throws FitException {
                return MultidimensionalScaling.classical(distances, 2, progress);
            }
        };

        abstract MultidimensionalScaling place(double[][] distances, int iterations, Progress progress)
                throws FitException;
    }

    /**
     * A point of the map.
     *
     * @param name of its vector
     * @param isFrom whether a direction starts here
     * @param isTo whether a direction ends here
     * @param groups of these directions
     * @param pairs how many directions start or end here
     */
    public record Point(String name, boolean isFrom, boolean isTo, Set<String> groups, int pairs) {

        private Point and(final Point other) {
            final Set<String> all = new LinkedHashSet<>(groups);
            all.addAll(other.groups);
            return new Point(name, isFrom || other.isFrom, isTo || other.isTo, all, pairs + other.pairs);
        }
    }

    /**
     * How the map is drawn.
     *
     * @param dissimilarity of two vectors
     * @param method to find places
     * @param iterations at most, where the method has any
     */
    public record Options(Dissimilarity dissimilarity, Method method, int iterations) {}

    /**
     * Draws.
     *
     * @param directions whose ends can be compared; a name has the same vectors wherever it occurs; either all have ends
     *     after encoding, or none
     * @param options how
     * @param progress told often enough to cancel within a second
     * @throws FitException when two vectors are farther apart than a double can tell
     */
    public static LatentMap of(final List<Direction> directions, final Options options, final Progress progress)
            throws FitException {
        final Map<String, Point> points = new LinkedHashMap<>();
        for (final Direction direction : directions) {
            final Set<String> group = Set.of(direction.group());
            points.merge(direction.from(), new Point(direction.from(), true, false, group, 1), Point::and);
            // a direction from a name to itself is one direction, not two
            final int another = direction.from().equals(direction.to()) ? 0 : 1;
            points.merge(direction.to(), new Point(direction.to(), false, true, group, another), Point::and);
        }
        final List<String> names = List.copyOf(points.keySet());
        final boolean hasAfter =
                !directions.isEmpty() && directions.get(0).after().isPresent();
        final double half = hasAfter ? 0.5 : 1;
        final var before = place(
                names,
                vectors(directions, false),
                options,
                (fraction, message) -> progress.report(fraction * half, message));
        final Optional<MultidimensionalScaling> after = hasAfter
                ? Optional.of(place(
                                names,
                                vectors(directions, true),
                                options,
                                (fraction, message) -> progress.report(half + fraction * half, message))
                        .turnedTo(before))
                : Optional.empty();
        return new LatentMap(List.copyOf(directions), List.copyOf(points.values()), before, after);
    }

    private static Map<String, double[]> vectors(final List<Direction> directions, final boolean isAfter) {
        final Map<String, double[]> vectors = new LinkedHashMap<>();
        for (final Direction direction : directions) {
            final Ends ends = isAfter ? direction.after().orElseThrow() : direction.before();
            vectors.put(direction.from(), ends.from());
            vectors.put(direction.to(), ends.to());
        }
        return vectors;
    }

    private static MultidimensionalScaling place(
            final List<String> names,
            final Map<String, double[]> vectors,
            final Options options,
            final Progress progress)
            throws FitException {
        final double[][] distances =
                options.dissimilarity().matrix(names.stream().map(vectors::get).toArray(double[][]::new), progress);
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!Double.isFinite(distances[i][j])) {
                    throw new FitException("The distance between \"" + names.get(j) + "\" and \"" + names.get(i)
                            + "\" is too large for a double: divide all vectors by a constant, or choose the cosine.");
                }
            }
        }
        return options.method()
                .place(
                        distances,
                        options.iterations(),
                        (fraction, message) ->
                                progress.report(COMPARING_SHARE + (1 - COMPARING_SHARE) * fraction, message));
    }

    /**
     * How parallel the arrows of a group are on a map: the mean cosine of all combinations of two arrows of a group. On
     * the map it may differ much from that of the vectors, and tells how far to believe one's eyes.
     *
     * @param map {@link #before} or {@link #after}
     * @param groups whose arrows to compare
     * @return NaN when no group has two arrows that have a length
     */
    public double meanCosineOn(final MultidimensionalScaling map, final List<String> groups) {
        final Map<String, Integer> places = places();
        double sum = 0;
        long count = 0;
        for (final String group : groups) {
            final Ray[] arrows = directions.stream()
                    .filter(direction -> direction.group().equals(group))
                    .map(direction -> Shift.between(
                            map.points()[places.get(direction.from())], map.points()[places.get(direction.to())]))
                    .map(Ray::along)
                    .toArray(Ray[]::new);
            for (int i = 0; i < arrows.length; i++) {
                for (int j = 0; j < i; j++) {
                    final double cosine = arrows[i].cosine(arrows[j]);
                    if (!Double.isNaN(cosine)) {
                        sum += cosine;
                        count++;
                    }
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * The place of a name in {@link #points}.
     *
     * @return by name, from 0
     */
    public Map<String, Integer> places() {
        final Map<String, Integer> places = new LinkedHashMap<>();
        for (final Point point : points) {
            places.put(point.name(), places.size());
        }
        return places;
    }

    /** @return the groups of the directions, in the order in which they come */
    public List<String> groups() {
        final List<String> groups = new ArrayList<>();
        for (final Direction direction : directions) {
            if (!groups.contains(direction.group())) {
                groups.add(direction.group());
            }
        }
        return groups;
    }
}
