package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the first pass over the references found; what the second one goes by. */
public final class FoundHits {

    private final List<OfQuery> queries;

    private final List<List<ConnectivityNorm>> backgroundNorms;

    /**
     * @param alike the best first
     * @param opposite the best first
     * @param norm of the query's connectivity scores
     * @param aboveRates by space and p-value of alike references: the false discovery rate
     * @param belowRates the same of opposite ones
     * @param own by space: ascending cosines with references of the query's own drug
     * @param references how many were compared
     * @param byRandomGenes the share of lists of random genes that agree as much with the references; NaN without
     */
    record OfQuery(
            List<FoundHit> alike,
            List<FoundHit> opposite,
            ConnectivityNorm norm,
            List<Map<Double, Double>> aboveRates,
            List<Map<Double, Double>> belowRates,
            List<double[]> own,
            long references,
            double byRandomGenes) {}

    FoundHits(final List<OfQuery> queries, final List<List<ConnectivityNorm>> backgroundNorms) {
        this.queries = List.copyOf(queries);
        this.backgroundNorms = List.copyOf(backgroundNorms);
    }

    List<OfQuery> queries() {
        return queries;
    }

    /** By group and background signature. */
    ConnectivityNorm backgroundNorm(final int group, final int background) {
        return backgroundNorms.get(group).get(background);
    }

    /**
     * The references that a picture shows: the most alike and the most opposite ones of the first queries that have any.
     *
     * @param queryCount of how many queries
     * @param count how many of each kind a query has at most
     * @return by query, their numbers; none of further queries
     */
    public List<Set<Long>> best(final int queryCount, final int count) {
        final List<Set<Long>> best = new ArrayList<>();
        int left = queryCount;
        for (final OfQuery query : queries) {
            final Set<Long> rows = left == 0
                    ? Set.of()
                    : Stream.concat(
                                    query.alike().stream().limit(count),
                                    query.opposite().stream().limit(count))
                            .map(FoundHit::row)
                            .collect(Collectors.toUnmodifiableSet());
            left -= rows.isEmpty() ? 0 : 1;
            best.add(rows);
        }
        return best;
    }

    /** @return how many references a query was compared with */
    public long references(final int query) {
        return queries.get(query).references();
    }
}
