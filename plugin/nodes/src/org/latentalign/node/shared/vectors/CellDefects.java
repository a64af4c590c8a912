package org.latentalign.node.shared.vectors;

import org.latentalign.autoencoder.RowDefect;

/** Why the cells of a row give no vector, with the column. */
final class CellDefects {

    private CellDefects() {}

    static RowDefect missingCell(final String column) {
        return RowDefect.missing(in(column));
    }

    static RowDefect missingElement(final String column, final int position) {
        return RowDefect.missing(at(position, column));
    }

    static RowDefect notFinite(final String column, final double value) {
        return RowDefect.notFinite(value, in(column));
    }

    static RowDefect notFiniteElement(final String column, final int position, final double value) {
        return RowDefect.notFinite(value, at(position, column));
    }

    static RowDefect wrongLength(final String column, final int length, final int expected) {
        return RowDefect.wrongLength(length, expected, in(column));
    }

    private static String in(final String column) {
        return "in the column \"" + column + "\"";
    }

    private static String at(final int position, final String column) {
        return "at position " + position + " of the column \"" + column + "\"";
    }
}
