package org.latentalign.node.ask.neighbors;

import java.util.List;

/**
 * A query with its vectors.
 *
 * @param text as it was asked
 * @param vectors the vector in every space: before encoding and, where there is one, after
 * @param own the rows of the names that it is made of
 * @param missing names without a vector; the query has no vectors then
 */
record AskedQuery(String text, List<double[]> vectors, long[] own, List<String> missing) {

    AskedQuery {
        vectors = List.copyOf(vectors);
        missing = List.copyOf(missing);
    }

    static AskedQuery missing(final String text, final List<String> names) {
        return new AskedQuery(text, List.of(), new long[0], names);
    }

    boolean isAnswerable() {
        return !vectors.isEmpty();
    }
}
