package org.latentalign.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Rows;

/**
 * The mean cosine of a query with all rows, which is what the cosine of a neighbor has to beat: where everything lies close
 * to one direction, all cosines are high. The mean of cosines is the cosine's product with the mean of the unit vectors, so
 * that one sum of d numbers serves all queries. For one thread.
 */
public final class MeanCosine {

    private final double[] sum;

    private final double[] unit;

    private final Set<Long> ownRows;

    /** The unit vectors of those of them that came. */
    private final Map<Long, double[]> own = new HashMap<>();

    private long rows;

    /**
     * @param dimension d
     * @param ownRows the rows that any query is made of
     */
    public MeanCosine(final int dimension, final Set<Long> ownRows) {
        sum = new double[dimension];
        unit = new double[dimension];
        this.ownRows = Set.copyOf(ownRows);
    }

    /**
     * Adds a row; one of length zero has no cosine.
     *
     * @param vector of d finite values
     * @param row its number
     */
    public void add(final double[] vector, final long row) {
        if (!Length.toUnit(vector, unit)) {
            return;
        }
        rows++;
        Rows.add(sum, unit, sum.length);
        if (ownRows.contains(row)) {
            own.put(row, unit.clone());
        }
    }

    /**
     * The mean over the rows that were added.
     *
     * @param query d finite values
     * @param without rows that are left out, such as the query's own
     * @return between -1 and 1; NaN where there is no row, or the query has length zero
     */
    public double of(final double[] query, final long[] without) {
        final double[] direction = new double[query.length];
        if (!Length.toUnit(query, direction)) {
            return Double.NaN;
        }
        final double[][] left = LongStream.of(without)
                .distinct()
                .filter(own::containsKey)
                .mapToObj(own::get)
                .toArray(double[][]::new);
        double total = Rows.dot(direction, sum, sum.length);
        for (final double[] vector : left) {
            total -= Rows.dot(direction, vector, vector.length);
        }
        return rows > left.length ? total / (rows - left.length) : Double.NaN;
    }
}
