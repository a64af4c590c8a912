package org.latentalign.score.analogy;

import java.util.Arrays;
import org.latentalign.kernel.Length;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.FloatError;
import org.latentalign.search.RowBlock;
import org.latentalign.search.SubBlocks;

/**
 * Searches blocks of the vocabulary in single precision, and computes again in double whatever could matter: the outcome
 * is that of the double computation, to the last bit (see {@link FloatError}). Sub-blocks whose best conceivable score is
 * too low for a question are left out; that is exact, since rounding keeps the order of sums and of products of positive
 * numbers. For one thread.
 */
final class FloatScan {

    private static final int SUB_BLOCK = SubBlocks.SIZE;

    private static final int CAPACITY = RowBlock.CAPACITY;

    private static final int SUB_BLOCKS = SubBlocks.COUNT;

    private final FloatPlan plan;

    private final boolean isProduct;

    private final Standings standings;

    private final FloatColumns candidates;

    private final SubBlocks subBlocks = new SubBlocks();

    /** By query and candidate. */
    private final float[][] products;

    /** By query and sub-block. */
    private final float[] productMaxima;

    private final float[] first = new float[CAPACITY];

    private final float[] firstMaxima = new float[SUB_BLOCKS];

    private final float[] gates;

    private final double[] unitVector;

    /** The candidate whose unit vector that is, or -1. */
    private int unitVectorOf;

    private int size;

    /**
     * @param plan what to compute
     * @param standings takes what is found
     */
    FloatScan(final FloatPlan plan, final Standings standings) {
        this.plan = plan;
        isProduct = plan.isProduct();
        this.standings = standings;
        candidates = new FloatColumns(plan.product().depth());
        products = new float[plan.product().rows()][CAPACITY];
        productMaxima = new float[products.length * SUB_BLOCKS];
        unitVector = new double[plan.exact().queries()[0].length];
        gates = new float[plan.exact().questionCount()];
        for (int q = 0; q < gates.length; q++) {
            gates[q] = plan.gate(q, standings.gate(q));
        }
    }

    /**
     * Searches a block.
     *
     * @param block without question words; not changed
     */
    void search(final RowBlock block) {
        load(block);
        if (size == 0) {
            return;
        }
        plan.product().multiply(candidates.values(), size, products);
        for (int row = 0; row < products.length; row++) {
            if (isProduct) {
                raise(products[row]);
            }
            subBlocks.maxima(products[row], size, productMaxima, row * SUB_BLOCKS);
        }
        int pair = Integer.MIN_VALUE;
        final SearchPlan exact = plan.exact();
        for (int q = 0; q < gates.length; q++) {
            if (exact.isDefined(q)) {
                if (exact.pairOf(q) != pair) {
                    pair = exact.pairOf(q);
                    firstTerms(pair);
                }
                visitSubBlocks(block, q, plan.singleOf(q));
            }
        }
    }

    private void load(final RowBlock block) {
        unitVectorOf = -1;
        candidates.loadUnits(block);
        size = candidates.size();
    }

    private void raise(final float[] cosines) {
        for (int r = 0; r < size; r++) {
            cosines[r] = plan.raise(cosines[r]);
        }
    }

    /** The first terms of a pair, and their maxima. */
    private void firstTerms(final int pair) {
        if (pair == SearchPlan.NO_PAIR) {
            Arrays.fill(first, (float) plan.exact().neutralTerm());
            Arrays.fill(firstMaxima, (float) plan.exact().neutralTerm());
            return;
        }
        final float[] a = products[plan.firstOf(pair)];
        final float[] b = products[plan.secondOf(pair)];
        if (isProduct) {
            for (int r = 0; r < size; r++) {
                first[r] = plan.quotient(b[r], a[r]);
            }
        } else {
            subtract(b, a, first, size);
        }
        subBlocks.maxima(first, size, firstMaxima, 0);
    }

    private static void subtract(final float[] b, final float[] a, final float[] difference, final int length) {
        for (int r = 0; r < length; r++) {
            difference[r] = b[r] - a[r];
        }
    }

    private void visitSubBlocks(final RowBlock block, final int q, final int single) {
        final int offset = single * SUB_BLOCKS;
        int open = isProduct
                ? openToProducts(firstMaxima, productMaxima, offset, gates[q])
                : openToSums(firstMaxima, productMaxima, offset, gates[q]);
        while (open != 0) {
            final int from = Integer.numberOfTrailingZeros(open) * SUB_BLOCK;
            visit(block, q, products[single], from, Math.min(size, from + SUB_BLOCK));
            open &= open - 1;
        }
    }

    /** Which sub-blocks may hold a sum that reaches the gate: a bit each, for that needs no branches. */
    private static int openToSums(final float[] first, final float[] second, final int offset, final float gate) {
        int open = 0;
        for (int s = 0; s < SUB_BLOCKS; s++) {
            open |= first[s] + second[offset + s] >= gate ? 1 << s : 0;
        }
        return open;
    }

    /** The same for products. */
    private static int openToProducts(final float[] first, final float[] second, final int offset, final float gate) {
        int open = 0;
        for (int s = 0; s < SUB_BLOCKS; s++) {
            open |= first[s] * second[offset + s] >= gate ? 1 << s : 0;
        }
        return open;
    }

    private void visit(final RowBlock block, final int q, final float[] second, final int from, final int to) {
        int r = next(second, from, to, gates[q]);
        while (r < to) {
            take(block, q, second, r, isProduct ? first[r] * second[r] : first[r] + second[r]);
            r = next(second, r + 1, to, gates[q]);
        }
    }

    /** The next candidate whose score reaches the gate; to when there is none. */
    private int next(final float[] second, final int from, final int to, final float gate) {
        return isProduct ? nextProduct(first, second, from, to, gate) : nextSum(first, second, from, to, gate);
    }

    private static int nextSum(final float[] x, final float[] y, final int from, final int to, final float gate) {
        int r = from;
        while (r < to && !(x[r] + y[r] >= gate)) {
            r++;
        }
        return r;
    }

    private static int nextProduct(final float[] x, final float[] y, final int from, final int to, final float gate) {
        int r = from;
        while (r < to && !(x[r] * y[r] >= gate)) {
            r++;
        }
        return r;
    }

    private void take(final RowBlock block, final int q, final float[] second, final int candidate, final float score) {
        final double lowest = lowest(q, second, candidate, score);
        if (!standings.isOpen(q, lowest, plan.highest(q, score))) {
            standings.take(q, lowest);
            return;
        }
        final int row = candidates.place(candidate);
        if (unitVectorOf != candidate) {
            Length.toUnit(block.vectors()[row], unitVector);
            unitVectorOf = candidate;
        }
        standings.take(q, block.name(row), block.row(row), plan.exact().score(q, unitVector));
        gates[q] = plan.gate(q, standings.gate(q));
    }

    private double lowest(final int q, final float[] second, final int candidate, final float score) {
        if (!isProduct) {
            return plan.lowest(q, score);
        }
        final int pair = plan.exact().pairOf(q);
        return pair == SearchPlan.NO_PAIR
                ? plan.lowest(second[candidate])
                : plan.lowest(
                        products[plan.firstOf(pair)][candidate],
                        products[plan.secondOf(pair)][candidate],
                        second[candidate]);
    }
}
