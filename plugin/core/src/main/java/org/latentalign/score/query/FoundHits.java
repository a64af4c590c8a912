package org.latentalign.score.query;

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
     */
    record OfQuery(
            List<FoundHit> alike,
            List<FoundHit> opposite,
            ConnectivityNorm norm,
            List<Map<Double, Double>> aboveRates,
            List<Map<Double, Double>> belowRates,
            List<double[]> own,
            long references) {}

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
     * The most alike and the most opposite reference of the first queries that have any.
     *
     * @param count of how many queries
     * @return their numbers
     */
    public Set<Long> best(final int count) {
        return queries.stream()
                .filter(query -> !query.alike().isEmpty() || !query.opposite().isEmpty())
                .limit(count)
                .flatMap(query -> Stream.concat(
                        query.alike().stream().limit(1),
                        query.opposite().stream().limit(1)))
                .map(FoundHit::row)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return how many references a query was compared with */
    public long references(final int query) {
        return queries.get(query).references();
    }
}
