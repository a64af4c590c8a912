package org.latentalign.node.shared.cells;

/** The column at the end of a table of scores, which names the vectors that they rest on, since a table may have several. */
public final class RestsOn {

    /** What the column means, for the description of a port. */
    public static final String DESCRIPTION =
            "<tt>vector column</tt>: the column or columns with the vectors that the scores rest on.";

    private RestsOn() {}

    /**
     * @param <T> what a row is about
     * @param vectors the column with them, or the first and the last of their columns
     * @return the column, the same in all rows
     */
    public static <T> Column<T> column(final String vectors) {
        return Column.text("vector column", row -> vectors);
    }
}
