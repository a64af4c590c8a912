package org.latentalign.score.analogy;

import java.util.Arrays;
import org.latentalign.kernel.Length;

/**
 * Searches blocks of the vocabulary in single precision, and computes again in double whatever could matter: the outcome
 * is that of the double computation, to the last bit (see {@link FloatError}). Sub-blocks whose best conceivable score is
 * too low for a question are left out; that is exact, since rounding keeps the order of sums and of products of positive
 * numbers. For one thread.
 */
final class FloatScan {

    private static final int SUB_BLOCK = 64;

    private static final int CAPACITY = VocabularyBlock.CAPACITY;

    private static final int SUB_BLOCKS = CAPACITY / SUB_BLOCK;

    /** Rows that are transposed together: a cache line of single precision numbers. */
    private static final int STRIP = 16;

    private final FloatPlan plan;

    private final boolean isProduct;

    private final Standings standings;

    /** By position and candidate. */
    private final float[][] candidates;

    /** By query and candidate. */
    private final float[][] products;

    /** By query and sub-block. */
    private final float[] productMaxima;

    private final float[] first = new float[CAPACITY];

    private final float[] firstMaxima = new float[SUB_BLOCKS];

    private final float[] folded = new float[CAPACITY];

    private final float[] gates;

    /** By candidate: its row in the block. */
    private final int[] blockRows = new int[CAPACITY];

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
        candidates = new float[plan.product().depth()][CAPACITY];
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
    void search(final VocabularyBlock block) {
        load(block);
        if (size == 0) {
            return;
        }
        plan.product().multiply(candidates, size, products);
        for (int row = 0; row < products.length; row++) {
            if (isProduct) {
                raise(products[row]);
            }
            maxima(products[row], productMaxima, row * SUB_BLOCKS);
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

    private void load(final VocabularyBlock block) {
        unitVectorOf = -1;
        size = 0;
        for (int row = 0; row < block.size; row++) {
            if (!Length.isZero(block.vectors[row])) {
                blockRows[size++] = row;
            }
        }
        for (int start = 0; start < size; start += STRIP) {
            transpose(block.vectors, start, Math.min(size, start + STRIP));
        }
    }

    /** By strips of candidates, so that every cache line is written at once. */
    private void transpose(final double[][] vectors, final int start, final int end) {
        final double[][] strip = new double[STRIP][];
        final double[] inverses = new double[STRIP];
        for (int r = start; r < end; r++) {
            final double[] vector = vectors[blockRows[r]];
            inverses[r - start] = Length.inverse(vector);
            strip[r - start] = inverses[r - start] == 0 ? Length.unit(vector) : vector;
            inverses[r - start] = inverses[r - start] == 0 ? 1 : inverses[r - start];
        }
        for (int j = 0; j < unitVector.length; j++) {
            final float[] column = candidates[j];
            for (int r = start; r < end; r++) {
                column[r] = (float) (strip[r - start][j] * inverses[r - start]);
            }
        }
    }

    private void raise(final float[] cosines) {
        for (int r = 0; r < size; r++) {
            cosines[r] = plan.raise(cosines[r]);
        }
    }

    /** The first terms of a pair, and their maxima. */
    private void firstTerms(final int pair) {
        if (pair == SearchPlan.NO_PAIR) {
            Arrays.fill(first, 0);
            Arrays.fill(firstMaxima, 0);
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
        maxima(first, firstMaxima, 0);
    }

    private static void subtract(final float[] b, final float[] a, final float[] difference, final int length) {
        for (int r = 0; r < length; r++) {
            difference[r] = b[r] - a[r];
        }
    }

    private void visitSubBlocks(final VocabularyBlock block, final int q, final int single) {
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

    private void visit(final VocabularyBlock block, final int q, final float[] second, final int from, final int to) {
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

    private void take(
            final VocabularyBlock block, final int q, final float[] second, final int candidate, final float score) {
        final double lowest = lowest(q, second, candidate, score);
        if (!standings.isOpen(q, lowest, plan.highest(q, score))) {
            standings.take(q, lowest);
            return;
        }
        final int row = blockRows[candidate];
        if (unitVectorOf != candidate) {
            Length.toUnit(block.vectors[row], unitVector);
            unitVectorOf = candidate;
        }
        standings.take(q, block.words[row], block.rows[row], plan.exact().score(q, unitVector));
        gates[q] = plan.gate(q, standings.gate(q));
    }

    private double lowest(final int q, final float[] second, final int candidate, final float score) {
        if (!isProduct) {
            return plan.lowest(q, score);
        }
        final int pair = plan.exact().pairOf(q);
        return plan.lowest(
                products[plan.firstOf(pair)][candidate], products[plan.secondOf(pair)][candidate], second[candidate]);
    }

    /** The maximum of each sub-block: folded in vectors down to a few, for a maximum over an array is no vector loop. */
    private void maxima(final float[] values, final float[] maxima, final int offset) {
        for (int s = 0; s < SUB_BLOCKS; s++) {
            final int start = s * SUB_BLOCK;
            if (start + SUB_BLOCK <= size) {
                fold(values, start, values, start + SUB_BLOCK / 2, folded, SUB_BLOCK / 2);
                fold(folded, 0, folded, SUB_BLOCK / 4, folded, SUB_BLOCK / 4);
                maxima[offset + s] = maximum(folded, 0, SUB_BLOCK / 4);
            } else {
                maxima[offset + s] = maximum(values, start, size);
            }
        }
    }

    private static void fold(
            final float[] x,
            final int startX,
            final float[] y,
            final int startY,
            final float[] folded,
            final int count) {
        for (int r = 0; r < count; r++) {
            folded[r] = Math.max(x[startX + r], y[startY + r]);
        }
    }

    private static float maximum(final float[] values, final int from, final int to) {
        float maximum0 = Float.NEGATIVE_INFINITY;
        float maximum1 = maximum0;
        int r = from;
        for (; r + 2 <= to; r += 2) {
            maximum0 = Math.max(maximum0, values[r]);
            maximum1 = Math.max(maximum1, values[r + 1]);
        }
        return r < to ? Math.max(Math.max(maximum0, maximum1), values[r]) : Math.max(maximum0, maximum1);
    }
}
