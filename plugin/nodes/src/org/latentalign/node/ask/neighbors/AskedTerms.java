package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.latentalign.kernel.VectorLength;
import org.latentalign.search.TermExpression;

/** Queries as text: each a name as it stands, if the table has it, or else a sum of names. */
final class AskedTerms {

    /** By text: how it is understood when it is no name; empty when it cannot be. */
    private final Map<String, Optional<TermExpression>> sums = new LinkedHashMap<>();

    private final Map<String, String> complaints = new LinkedHashMap<>();

    /** @param texts in their order; what is asked twice is answered once */
    AskedTerms(final List<String> texts) {
        for (String text : texts) {
            if (!sums.containsKey(text)) {
                sums.put(text, parsed(text));
            }
        }
    }

    private Optional<TermExpression> parsed(final String text) {
        try {
            return Optional.of(TermExpression.parse(text));
        } catch (final IllegalArgumentException e) {
            complaints.put(text, e.getMessage());
            return Optional.empty();
        }
    }

    /** All names whose vectors may be needed. */
    Set<String> names() {
        Set<String> names = new HashSet<>(sums.keySet());
        sums.values().forEach(sum -> sum.ifPresent(terms -> names.addAll(terms.names())));
        return names;
    }

    /**
     * Adds up the vectors. A text that is neither a name nor understood as a sum is one without an answer.
     *
     * @param warnings take what is not understood
     */
    List<AskedQuery> queries(
            final NamedRows found,
            final int spaces,
            final VectorLength length,
            final boolean excludeOwn,
            final List<String> warnings) {
        List<AskedQuery> queries = new ArrayList<>();
        for (var entry : sums.entrySet()) {
            String text = entry.getKey();
            TermExpression sum;
            if (found.has(text)) {
                sum = TermExpression.of(text);
            } else if (entry.getValue().isPresent()) {
                sum = entry.getValue().get();
            } else {
                warnings.add("The query \"" + text + "\" is no name in the table. " + complaints.get(text));
                queries.add(AskedQuery.missing(text, List.of(text)));
                continue;
            }
            List<String> missing =
                    sum.names().stream().filter(name -> !found.has(name)).toList();
            queries.add(
                    missing.isEmpty()
                            ? added(text, sum, found, spaces, length, excludeOwn)
                            : AskedQuery.missing(text, missing));
        }
        return queries;
    }

    private static AskedQuery added(
            final String text,
            final TermExpression sum,
            final NamedRows found,
            final int spaces,
            final VectorLength length,
            final boolean excludeOwn) {
        List<double[]> vectors = new ArrayList<>();
        for (int space = 0; space < spaces; space++) {
            double[] total = null;
            for (var term : sum.terms()) {
                double[] vector = length.of(found.vector(term.name(), space));
                total = total == null ? new double[vector.length] : total;
                for (int j = 0; j < vector.length; j++) {
                    total[j] += term.sign() * vector[j];
                }
            }
            vectors.add(total);
        }
        LongStream own = excludeOwn
                ? sum.names().stream()
                        .flatMap(name -> found.rows(name).stream())
                        .mapToLong(Long::longValue)
                : LongStream.empty();
        return new AskedQuery(text, vectors, own.toArray(), List.of());
    }
}
