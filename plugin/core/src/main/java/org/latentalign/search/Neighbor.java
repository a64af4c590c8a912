package org.latentalign.search;

import java.util.Comparator;

/**
 * A row near to a query.
 *
 * @param name what it is called
 * @param row its number in the table
 * @param score by the {@link Measure}; higher is nearer
 */
public record Neighbor(String name, long row, double score) {

    /** The nearest first; of equally near ones that in the earlier row. */
    public static final Comparator<Neighbor> ORDER = (first, second) -> first.score == second.score
            ? Long.compare(first.row, second.row)
            : Double.compare(second.score, first.score);
}
