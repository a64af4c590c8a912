package org.latentalign.format.hdf5;

/**
 * A rectangle of a stored matrix that is read at once.
 *
 * @param firstRow its first row in the matrix
 * @param rows how many
 * @param firstColumn its first column in the matrix
 * @param columns how many
 */
public record Block(int firstRow, int rows, int firstColumn, int columns) {

    /** @return one more than the last column */
    public int endColumn() {
        return firstColumn + columns;
    }
}
