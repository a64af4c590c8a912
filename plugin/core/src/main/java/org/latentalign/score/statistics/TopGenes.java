package org.latentalign.score.statistics;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many of the genes that change most are the same in two changes.
 *
 * @param overlap the share of the top genes of the one that are top genes of the other, too
 * @param byChance the share that is expected when the changes have nothing to do with each other: that of top genes
 *     among all
 */
public record TopGenes(double overlap, double byChance) {

    /**
     * Compares.
     *
     * @param first d changes
     * @param second d changes
     * @param count how many genes are top, from 1 to below d: all of them would overlap whatever they are
     * @throws IllegalArgumentException when the count is not in this range
     */
    public static TopGenes of(final double[] first, final double[] second, final int count) {
        if (count < 1 || count >= first.length) {
            throw new IllegalArgumentException("Of " + first.length + " genes, from 1 to " + (first.length - 1)
                    + " can be top genes, and not " + count + ".");
        }
        final BitSet both = top(first, count);
        both.and(top(second, count));
        return new TopGenes((double) both.cardinality() / count, (double) count / first.length);
    }

    /** The genes with the largest changes in size; of equals the first. */
    private static BitSet top(final double[] change, final int count) {
        final BitSet top = new BitSet();
        IntStream.range(0, change.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(change[j])))
                .limit(count)
                .forEach(top::set);
        return top;
    }
}
