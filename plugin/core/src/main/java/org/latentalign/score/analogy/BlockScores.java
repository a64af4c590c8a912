package org.latentalign.score.analogy;

import java.util.Arrays;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.VectorLength;
import org.latentalign.search.RowBlock;

/**
 * The terms of all questions for the candidates of a block, and the way through them: sub-blocks whose best conceivable
 * score is too low for a question are left out. That is exact, since rounding keeps the order of sums and of products.
 * For one thread.
 */
final class BlockScores {

    /** Whoever looks at scores. */
    interface Visitor {
        /** The score from which on a candidate matters to a question. */
        double gate(int question);

        /** Takes a candidate of the block whose score reaches the gate. */
        void accept(int question, int candidate, double score);
    }

    private static final int SUB_BLOCK = 128;

    private static final int CAPACITY = RowBlock.CAPACITY;

    private final SearchPlan plan;

    private final boolean isProduct;

    private final double[][] queries;

    private final double[] querySquares;

    /** By query and candidate. */
    private final double[][] products;

    private final double[] first = new double[CAPACITY];

    private final double[] neutralTerms = new double[CAPACITY];

    private final double[] firstMaxima = new double[CAPACITY / SUB_BLOCK];

    private final double[][] secondMaxima;

    private final double[] candidateSquares = new double[CAPACITY];

    private final double[][] candidates;

    private final String[] words = new String[CAPACITY];

    private final long[] rows = new long[CAPACITY];

    private final double[][] distances;

    private int size;

    BlockScores(final SearchPlan plan) {
        this.plan = plan;
        isProduct = plan.isProduct();
        Arrays.fill(neutralTerms, plan.neutralTerm());
        queries = plan.queries();
        products = new double[queries.length][CAPACITY];
        secondMaxima = new double[queries.length][CAPACITY / SUB_BLOCK];
        candidates = new double[CAPACITY][queries.length == 0 ? 0 : queries[0].length];
        final boolean isDirection = plan.method() == AnalogyMethod.PAIR_DIRECTION;
        distances = isDirection ? new double[queries.length][CAPACITY] : new double[0][];
        querySquares = Arrays.stream(queries).mapToDouble(Length::squares).toArray();
    }

    String word(final int candidate) {
        return words[candidate];
    }

    long row(final int candidate) {
        return rows[candidate];
    }

    int size() {
        return size;
    }

    /** The score of one candidate of the block, to the last bit that which visitors see. */
    double score(final int q, final int candidate) {
        final double second = secondTerms(plan.singleOf(q))[candidate];
        final double first = firstTerm(plan.pairOf(q), candidate);
        return isProduct ? (first - plan.shiftOf(q)) * second : first + second;
    }

    private double firstTerm(final int pair, final int candidate) {
        if (pair == SearchPlan.NO_PAIR) {
            return plan.neutralTerm();
        }
        final double a = products[plan.firstOf(pair)][candidate];
        final double b = products[plan.secondOf(pair)][candidate];
        return plan.method() == AnalogyMethod.THREE_COS_MUL ? SearchPlan.quotient(b, a) : b - a;
    }

    private double[] secondTerms(final int query) {
        return distances.length > 0 ? distances[query] : products[query];
    }

    /** Looks through the block that was loaded. */
    void visit(final Visitor visitor) {
        int pair = Integer.MIN_VALUE;
        double[] firstTerms = neutralTerms;
        for (int q = 0; q < plan.questionCount(); q++) {
            if (!plan.isDefined(q)) {
                continue;
            }
            if (plan.pairOf(q) != pair) {
                pair = plan.pairOf(q);
                firstTerms = firstTerms(pair);
            }
            final int single = plan.singleOf(q);
            final double shift = plan.shiftOf(q);
            final double[] maxima = secondMaxima[single];
            for (int s = 0; s * SUB_BLOCK < size; s++) {
                // not the other way round: a bound that is NaN leaves nothing out
                if (!(bound(firstMaxima[s] - shift, maxima[s], firstMaxima[s]) < visitor.gate(q))) {
                    visit(q, firstTerms, secondTerms(single), shift, s * SUB_BLOCK, visitor);
                }
            }
        }
    }

    private void visit(
            final int q,
            final double[] firstTerms,
            final double[] secondTerms,
            final double shift,
            final int from,
            final Visitor visitor) {
        double gate = visitor.gate(q);
        final int to = Math.min(size, from + SUB_BLOCK);
        for (int r = from; r < to; r++) {
            final double score = isProduct ? (firstTerms[r] - shift) * secondTerms[r] : firstTerms[r] + secondTerms[r];
            if (score >= gate) {
                visitor.accept(q, r, score);
                gate = visitor.gate(q);
            }
        }
    }

    private double bound(final double shiftedFirst, final double second, final double unshiftedFirst) {
        // with a first term below zero all products are
        return isProduct ? Math.max(0, shiftedFirst * second) : unshiftedFirst + second;
    }

    /** Takes a block, and computes its terms. */
    void load(final RowBlock block) {
        final boolean isDirection = plan.method() == AnalogyMethod.PAIR_DIRECTION;
        size = 0;
        for (int r = 0; r < block.size(); r++) {
            final boolean isNonzero = Length.toUnit(block.vectors()[r], candidates[size]);
            if (isNonzero) {
                if (isDirection && plan.length() == VectorLength.AS_GIVEN) {
                    System.arraycopy(block.vectors()[r], 0, candidates[size], 0, block.vectors()[r].length);
                }
                candidateSquares[size] = isDirection ? Length.squares(candidates[size]) : 1;
                words[size] = block.name(r);
                rows[size] = block.row(r);
                size++;
            }
        }
        if (size == 0) {
            return;
        }
        final RowProduct product = RowProduct.ofRows(candidates, size);
        product.multiply(queries, queries.length, products, product.newScratch());
        if (plan.method() == AnalogyMethod.THREE_COS_MUL) {
            for (final double[] row : products) {
                shiftCosines(row, size);
            }
        }
        for (int query = 0; query < distances.length; query++) {
            inverseDistances(products[query], candidateSquares, querySquares[query], distances[query], size);
        }
        for (int query = 0; query < queries.length; query++) {
            maxima(secondTerms(query), size, secondMaxima[query]);
        }
    }

    private double[] firstTerms(final int pair) {
        if (pair == SearchPlan.NO_PAIR) {
            Arrays.fill(firstMaxima, plan.neutralTerm());
            return neutralTerms;
        }
        final double[] a = products[plan.firstOf(pair)];
        final double[] b = products[plan.secondOf(pair)];
        if (plan.method() == AnalogyMethod.THREE_COS_MUL) {
            divide(b, a, first, size);
        } else {
            subtract(b, a, first, size);
        }
        maxima(first, size, firstMaxima);
        return first;
    }

    private static void subtract(final double[] b, final double[] a, final double[] difference, final int length) {
        for (int r = 0; r < length; r++) {
            difference[r] = b[r] - a[r];
        }
    }

    private static void divide(final double[] b, final double[] a, final double[] quotient, final int length) {
        for (int r = 0; r < length; r++) {
            quotient[r] = SearchPlan.quotient(b[r], a[r]);
        }
    }

    private static void shiftCosines(final double[] cosines, final int length) {
        for (int r = 0; r < length; r++) {
            cosines[r] = SearchPlan.shiftedCosine(cosines[r]);
        }
    }

    private static void inverseDistances(
            final double[] products,
            final double[] squares,
            final double square,
            final double[] inverse,
            final int length) {
        for (int r = 0; r < length; r++) {
            inverse[r] = SearchPlan.inverseDistance(products[r], squares[r], square);
        }
    }

    private static void maxima(final double[] values, final int length, final double[] maxima) {
        for (int s = 0; s * SUB_BLOCK < length; s++) {
            maxima[s] = maximum(values, s * SUB_BLOCK, Math.min(length, s * SUB_BLOCK + SUB_BLOCK));
        }
    }

    private static double maximum(final double[] values, final int from, final int to) {
        double maximum0 = Double.NEGATIVE_INFINITY;
        double maximum1 = maximum0;
        double maximum2 = maximum0;
        double maximum3 = maximum0;
        int r = from;
        for (; r + 4 <= to; r += 4) {
            maximum0 = Math.max(maximum0, values[r]);
            maximum1 = Math.max(maximum1, values[r + 1]);
            maximum2 = Math.max(maximum2, values[r + 2]);
            maximum3 = Math.max(maximum3, values[r + 3]);
        }
        for (; r < to; r++) {
            maximum0 = Math.max(maximum0, values[r]);
        }
        return Math.max(Math.max(maximum0, maximum1), Math.max(maximum2, maximum3));
    }
}
