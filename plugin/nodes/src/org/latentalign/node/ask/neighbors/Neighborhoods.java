package org.latentalign.node.ask.neighbors;

import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.node.ask.neighbors.FoundNeighbor.Place;
import org.latentalign.search.Hubness;

/**
 * The answers to all queries.
 *
 * @param queries with their vectors, in their order
 * @param neighbors by query
 * @param meanCosines by query and space, those with all rows; none of queries without an answer, or unless cosines are
 *     asked for
 * @param count k, how many neighbors a query can have in a space
 * @param hubness of every space
 * @param rows how many rows were searched
 */
record Neighborhoods(
        List<AskedQuery> queries,
        List<List<FoundNeighbor>> neighbors,
        List<List<Double>> meanCosines,
        int count,
        List<Hubness> hubness,
        long rows) {

    Neighborhoods {
        queries = List.copyOf(queries);
        neighbors = neighbors.stream().map(List::copyOf).toList();
        meanCosines = meanCosines.stream().map(List::copyOf).toList();
        hubness = List.copyOf(hubness);
    }

    /** The mean cosine of a query with all rows; NaN where it is not known. */
    double meanCosine(final int query, final int space) {
        var ofQuery = meanCosines.get(query);
        return ofQuery.isEmpty() ? Double.NaN : ofQuery.get(space);
    }

    boolean hasAfter() {
        return hubness.size() > 1;
    }

    /** How many neighbors a query has in a space: k, or all rows that there are. */
    long size(final int query, final int space) {
        return neighbors.get(query).stream()
                .filter(neighbor -> neighbor.place(space).isAmong(count))
                .count();
    }

    /** The share of the neighbors before that are neighbors after, too; NaN where there is none or no space after. */
    double overlap(final int query) {
        if (!hasAfter() || size(query, 0) == 0) {
            return Double.NaN;
        }
        long both = neighbors.get(query).stream()
                .filter(neighbor ->
                        neighbor.place(0).isAmong(count) && neighbor.place(1).isAmong(count))
                .count();
        return (double) both / size(query, 0);
    }

    /** The mean overlap of queries that have one. */
    double overlap() {
        return IntStream.range(0, queries.size())
                .mapToDouble(this::overlap)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The score of the nearest neighbor in a space, averaged over queries. */
    double nearest(final int space) {
        return neighbors.stream()
                .flatMap(List::stream)
                .map(neighbor -> neighbor.place(space))
                .filter(place -> place.rank() == 1)
                .mapToDouble(Place::score)
                .average()
                .orElse(Double.NaN);
    }

    /** How many queries have neighbors. */
    long answered() {
        return neighbors.stream().filter(list -> !list.isEmpty()).count();
    }
}
