package org.latentalign.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a few rows are neighbors of very many queries, as happens in many dimensions (Radovanovic, Nanopoulos and Ivanovic,
 * "Hubs in space", 2010).
 *
 * @param skewness of how often a row is a neighbor: near that by chance without hubs, larger where some rows are everybody's
 *     neighbors; NaN where all rows are neighbors equally often
 * @param byChance what the skewness would be if every row were as likely a neighbor: near 0 with very many queries only; NaN
 *     where rows cannot but be neighbors equally often
 * @param largest the row that is a neighbor of most queries, of several the first in the table; empty without neighbors
 * @param occurrences of how many queries it is a neighbor
 */
public record Hubness(double skewness, double byChance, String largest, int occurrences) {

    /**
     * Counts.
     *
     * @param neighbors by query
     * @param rows n, how many rows were searched, those included that are no neighbors
     */
    public static Hubness of(final Collection<List<Neighbor>> neighbors, final long rows) {
        final Map<Long, Integer> counts = new HashMap<>();
        Neighbor hub = null;
        for (final List<Neighbor> list : neighbors) {
            for (final Neighbor neighbor : list) {
                final int count = counts.merge(neighbor.row(), 1, Integer::sum);
                final int most = hub == null ? 0 : counts.get(hub.row());
                if (count > most || count == most && neighbor.row() < hub.row()) {
                    hub = neighbor;
                }
            }
        }
        return new Hubness(
                skewness(counts, rows),
                byChance(neighbors, rows),
                hub == null ? "" : hub.name(),
                hub == null ? 0 : counts.get(hub.row()));
    }

    /** The third moment over the 1.5th power of the second, about the mean. */
    private static double skewness(final Map<Long, Integer> counts, final long rows) {
        if (rows == 0) {
            return Double.NaN;
        }
        final double mean =
                counts.values().stream().mapToLong(Integer::longValue).sum() / (double) rows;
        double second = (rows - counts.size()) * mean * mean;
        double third = -(rows - counts.size()) * mean * mean * mean;
        for (final int count : counts.values()) {
            final double difference = count - mean;
            second += difference * difference;
            third += difference * difference * difference;
        }
        return second == 0 ? Double.NaN : third / rows / Math.pow(second / rows, 1.5);
    }

    /** That of a sum of independent events, a query each: it has the row among its neighbors. */
    private static double byChance(final Collection<List<Neighbor>> neighbors, final long rows) {
        double second = 0;
        double third = 0;
        for (final List<Neighbor> list : neighbors) {
            final double share = list.isEmpty() ? 0 : (double) list.size() / rows;
            second += share * (1 - share);
            third += share * (1 - share) * (1 - 2 * share);
        }
        return second == 0 ? Double.NaN : third / Math.pow(second, 1.5);
    }
}
