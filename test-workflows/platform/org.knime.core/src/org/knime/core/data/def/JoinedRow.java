package org.knime.core.data.def;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** Two rows side by side, with the key of the left one. */
public class JoinedRow implements DataRow {

    private final DataRow left;
    private final DataRow right;

    /**
     * @param left gives the key and the first cells
     * @param right gives the other cells
     */
    public JoinedRow(final DataRow left, final DataRow right) {
        this.left = left;
        this.right = right;
    }

    /** @return the row that gives the key */
    public DataRow getLeftRow() {
        return left;
    }

    /** @return the other row */
    public DataRow getRightRow() {
        return right;
    }

    @Override
    public int getNumCells() {
        return left.getNumCells() + right.getNumCells();
    }

    @Override
    public RowKey getKey() {
        return left.getKey();
    }

    @Override
    public DataCell getCell(final int index) {
        final int leftCells = left.getNumCells();
        return index < leftCells ? left.getCell(index) : right.getCell(index - leftCells);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return IntStream.range(0, getNumCells()).mapToObj(this::getCell).iterator();
    }
}
