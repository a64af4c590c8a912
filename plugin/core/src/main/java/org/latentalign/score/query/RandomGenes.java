package org.latentalign.score.query;

import java.util.Arrays;
import org.latentalign.kernel.Length;

/** How large a cosine with a reference is by chance alone, for a query whose genes are in random order. */
public final class RandomGenes {

    private static final double LEVEL = 0.05;

    private RandomGenes() {}

    /**
     * What the cosines of a query with all references stay below, in 95 % of random orders of its genes or more.
     *
     * <p>With q and r the unit vectors of query and reference and the genes of q in random order, the cosine has the mean
     * {@code d mean(q) mean(r)} and the variance {@code (1 - d mean(q)^2)(1 - d mean(r)^2) / (d - 1)} (Hoeffding, "A combinatorial
     * central limit theorem", 1951, also for its normal distribution when d is large). Here |mean(r)| is as large as it can be in
     * the one and 0 in the other, the probability that a normal deviate is beyond z is taken as exp(-z^2 / 2), which is more, and
     * that any of n references is beyond as n times as much.
     *
     * @param query d values, not all zero
     * @param references n, at least 1
     * @return the limit for the size of a cosine; may be above 1, where nothing can be told
     */
    public static double limit(final double[] query, final long references) {
        final int dimension = query.length;
        final double mean = Arrays.stream(Length.unit(query)).sum() / dimension;
        final double shared = dimension * mean * mean;
        final double deviates = Math.sqrt(2 * Math.log(references / LEVEL));
        return Math.sqrt(shared) + deviates * Math.sqrt(Math.max(0, 1 - shared) / (dimension - 1.0));
    }
}
