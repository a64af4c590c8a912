package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.ComparisonOptions;
import org.latentalign.score.distance.ComparisonVerdict;
import org.latentalign.score.distance.GroupComparison;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.distance.PairComparison;
import org.latentalign.score.shape.ShapeComparison;

/**
 * What is found in one space.
 *
 * @param when "before" or "after"
 * @param groups names of the groups
 * @param distances of the pairs
 * @param shapes of groups and pairs; nothing when they are not compared
 * @param options how distances were compared
 */
record SpaceComparison(
        String when,
        List<String> groups,
        GroupComparison distances,
        Optional<ShapeComparison> shapes,
        ComparisonOptions options) {

    private static final double DISTANCES_SHARE = 0.7;

    static SpaceComparison of(
            final String when,
            final GroupedRows rows,
            final OptionalInt reference,
            final LatentSpaceComparisonNodeParameters parameters,
            final Progress progress)
            throws FitException {
        int helpers = NodeThreads.count() - 1;
        double share = parameters.m_shapes ? DISTANCES_SHARE : 1;
        var distances = GroupComparison.of(
                rows,
                reference,
                parameters.options(),
                NodeThreads.POOL,
                helpers,
                (fraction, message) -> progress.report(share * fraction, message));
        Optional<ShapeComparison> shapes = parameters.m_shapes
                ? Optional.of(ShapeComparison.of(
                        rows,
                        GroupComparison.choose(rows.names().size(), reference),
                        parameters.shapeOptions(),
                        NodeThreads.POOL,
                        helpers,
                        (fraction, message) -> progress.report(share + (1 - share) * fraction, message)))
                : Optional.empty();
        return new SpaceComparison(when, rows.names(), distances, shapes, parameters.options());
    }

    /** How many rows of a group were compared. */
    int comparedRows(final int group) {
        return distances.pairs().stream()
                .filter(pair -> pair.first() == group || pair.second() == group)
                .findFirst()
                .map(pair -> pair.first() == group ? pair.firstRows() : pair.secondRows())
                .orElse(0);
    }

    /** In how many pairs a group differs. */
    int differing(final int group) {
        return (int) distances.pairs().stream()
                .filter(pair -> pair.first() == group || pair.second() == group)
                .filter(pair -> pair.falseDiscoveryRate() <= options.level())
                .count();
    }

    String verdict() {
        return ComparisonVerdict.of(
                distances, options.level(), options.distance().title());
    }

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        var without = distances.pairs().stream()
                .filter(pair -> Double.isNaN(pair.distance()))
                .toList();
        if (!without.isEmpty()) {
            warnings.add(without.size() + (without.size() == 1 ? " pair has" : " pairs have") + " no distance " + when
                    + ", because a group has fewer than two rows, all rows are the same, or the iteration did not"
                    + " converge; the first: " + name(without.get(0)) + ".");
        }
        long untested = distances.pairs().stream()
                .filter(pair -> Double.isNaN(pair.pValue()) && !Double.isNaN(pair.distance()))
                .count();
        if (untested > 0) {
            warnings.add(untested + (untested == 1 ? " pair has" : " pairs have") + " no p-value " + when
                    + ": no labels can be exchanged, because the groups share no plate or batch.");
        }
        long undefined =
                distances.pairs().stream().mapToLong(PairComparison::undefined).sum();
        if (undefined > 0) {
            warnings.add(undefined + " permutations " + when
                    + " did not converge; they count as at least as large as the observed distance.");
        }
        return warnings;
    }

    String name(final PairComparison pair) {
        return "\"" + groups.get(pair.first()) + "\" and \"" + groups.get(pair.second()) + "\"";
    }
}
