package org.latentalign.search;

import java.util.Arrays;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Ray;

/** Scores a block of rows for all queries, and shows whoever asks those rows whose raised value reaches a gate. For one thread. */
final class BlockSearch {

    /** Whoever looks at rows. */
    interface Visitor {

        /** The raised value from which on a row matters to a query; it may rise with every row that was accepted. */
        float gate(int query);

        /** Takes a row that reaches the gate. */
        void accept(int query, int candidate, float raised);
    }

    private final Queries queries;

    private final FloatColumns columns;

    private final float[][] values;

    private final SubBlocks subBlocks = new SubBlocks();

    private final float[] maxima = new float[SubBlocks.COUNT];

    /** By candidate: its length, in units; half of its squared length or of its density, lowered. */
    private final float[] lengths = new float[RowBlock.CAPACITY];

    private final float[] offsets = new float[RowBlock.CAPACITY];

    private final double[] exactLengths = new double[RowBlock.CAPACITY];

    private final double[] exactOffsets = new double[RowBlock.CAPACITY];

    /** By place in the block. */
    private final double[] densities = new double[RowBlock.CAPACITY];

    private final Density.Scratch crowd;

    /** By candidate: made when it is asked for. */
    private final Ray[] rays = new Ray[RowBlock.CAPACITY];

    private RowBlock block;

    BlockSearch(final Queries queries) {
        this.queries = queries;
        int depth = 0;
        int rows = 0;
        for (final var product : queries.products()) {
            depth = product.depth();
            rows = Math.max(rows, product.rows());
        }
        columns = new FloatColumns(depth);
        values = new float[rows][RowBlock.CAPACITY];
        crowd = queries.density().map(Density::newScratch).orElse(null);
    }

    void search(final RowBlock rows, final Visitor visitor) {
        if (queries.size() == 0) {
            return;
        }
        block = rows;
        Arrays.fill(rays, null);
        if (queries.isUnit()) {
            columns.loadUnits(rows);
        } else {
            columns.loadScaled(rows, 1 / queries.unit());
        }
        measureCandidates();
        for (int g = 0; g < queries.products().length && columns.size() > 0; g++) {
            final var product = queries.products()[g];
            product.multiply(columns.values(), columns.size(), values);
            final int first = g * Queries.GROUP;
            for (int q = first; q < Math.min(queries.size(), first + Queries.GROUP); q++) {
                if (queries.isDefined(q)) {
                    visit(q, values[q - first], visitor);
                }
            }
        }
    }

    private void measureCandidates() {
        if (crowd != null) {
            crowd.measure(block, densities);
        }
        for (int c = 0; c < columns.size() && queries.measure() != Measure.COSINE; c++) {
            final int place = columns.place(c);
            exactLengths[c] = queries.isUnit() ? 1 : Length.of(block.vectors()[place]) / queries.unit();
            exactOffsets[c] = queries.isUnit() ? densities[place] / 2 : exactLengths[c] * exactLengths[c] / 2;
            lengths[c] = Queries.lengthOf(exactLengths[c]);
            offsets[c] = Queries.lowered(exactOffsets[c]);
        }
    }

    private void visit(final int query, final float[] row, final Visitor visitor) {
        final int size = columns.size();
        if (queries.measure() != Measure.COSINE) {
            raise(row, lengths, offsets, queries.raise(query), size);
        }
        final float raise = queries.measure() == Measure.COSINE ? queries.raise(query) : 0;
        subBlocks.maxima(row, size, maxima, 0);
        float gate = lowered(visitor.gate(query), raise);
        for (int s = 0; s < SubBlocks.COUNT; s++) {
            if (!(maxima[s] < gate)) {
                final int end = Math.min(size, (s + 1) * SubBlocks.SIZE);
                int c = next(row, s * SubBlocks.SIZE, end, gate);
                while (c < end) {
                    visitor.accept(query, c, row[c] + raise);
                    gate = lowered(visitor.gate(query), raise);
                    c = next(row, c + 1, end, gate);
                }
            }
        }
    }

    /** Rather than to raise all values for a cosine, the gate is lowered, and by a bit more for the rounding. */
    private static float lowered(final float gate, final float raise) {
        return raise == 0 ? gate : Math.nextDown(gate - raise);
    }

    private static void raise(
            final float[] row, final float[] lengths, final float[] offsets, final float raise, final int size) {
        for (int c = 0; c < size; c++) {
            row[c] = Math.fma(raise, lengths[c], row[c]) - offsets[c];
        }
    }

    /** The next candidate that is not below the gate; NaN, the difference of two infinities, is not. */
    private static int next(final float[] row, final int from, final int to, final float gate) {
        int c = from;
        while (c < to && row[c] < gate) {
            c++;
        }
        return c;
    }

    /** The place of a candidate in the block. */
    int place(final int candidate) {
        return columns.place(candidate);
    }

    /** What the exact value is not below, given the raised one. */
    double lowest(final int query, final int candidate, final float raised) {
        return queries.measure() == Measure.COSINE
                ? raised - queries.error(query, 1, 0)
                : raised - queries.error(query, exactLengths[candidate], exactOffsets[candidate]);
    }

    /** The score in double. */
    double score(final int query, final int candidate) {
        final double[] vector = block.vectors()[columns.place(candidate)];
        if (rays[candidate] == null && queries.isUnit()) {
            rays[candidate] = Ray.along(vector);
        }
        return queries.score(query, vector, rays[candidate], densities[columns.place(candidate)]);
    }
}
