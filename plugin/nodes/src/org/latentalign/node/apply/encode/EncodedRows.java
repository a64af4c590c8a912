package org.latentalign.node.apply.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentalign.node.shared.vectors.VectorTransformation;

/**
 * Some rows of a table, evenly spread, before and after encoding: what a scatter plot shows. As many as are told apart in
 * a picture, and fewer where they are long, so that memory is bounded whatever the table.
 */
final class EncodedRows implements VectorTransformation.Observer {

    /** Dots in one plot; more cover each other. */
    static final int MOST_ROWS = 10_000;

    /** Numbers that are kept. */
    private static final int MOST_VALUES = 6_000_000;

    private final int inputDimension;

    private final int latentDimension;

    private final long rowCount;

    private final long wanted;

    private final List<Long> positions = new ArrayList<>();

    private final List<double[]> before = new ArrayList<>();

    private final List<double[]> after = new ArrayList<>();

    private long encoded;

    /**
     * @param inputDimension of a row before
     * @param latentDimension of a row after
     * @param rowCount of the table
     */
    EncodedRows(final int inputDimension, final int latentDimension, final long rowCount) {
        this.inputDimension = inputDimension;
        this.latentDimension = latentDimension;
        this.rowCount = rowCount;
        wanted = Math.min(rowCount, Math.max(2, Math.min(MOST_ROWS, MOST_VALUES / (inputDimension + latentDimension))));
    }

    @Override
    public int figures() {
        return inputDimension + latentDimension;
    }

    @Override
    public void measure(final double[] vector, final double[] result, final double[] figures) {
        System.arraycopy(vector, 0, figures, 0, inputDimension);
        System.arraycopy(result, 0, figures, inputDimension, latentDimension);
    }

    @Override
    public void take(final long row, final double[] figures) {
        encoded++;
        if ((row + 1) * wanted / rowCount > row * wanted / rowCount) {
            positions.add(row);
            before.add(Arrays.copyOf(figures, inputDimension));
            after.add(Arrays.copyOfRange(figures, inputDimension, inputDimension + latentDimension));
        }
    }

    /** @return how many rows of the table have an embedding */
    long encoded() {
        return encoded;
    }

    /** @return where in the table the kept rows are, from 0, ascending */
    long[] positions() {
        return positions.stream().mapToLong(Long::longValue).toArray();
    }

    /** @return the kept rows before encoding, preprocessed and up to a shift that they have in common */
    double[][] before() {
        return before.toArray(new double[0][]);
    }

    /** @return their embeddings */
    double[][] after() {
        return after.toArray(new double[0][]);
    }
}
