package org.latentalign.knime.runner;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/** Cells as text: short for the screen, complete for files. */
final class CellText {

    private static final int SHOWN_VALUES = 4;
    private static final int SHOWN_CHARACTERS = 40;

    private CellText() {}

    /** @return the cell with six digits, and of a list the first values and how many there are */
    static String brief(final DataCell cell) {
        if (cell.isMissing()) {
            return "?";
        }
        if (cell instanceof ListDataValue list) {
            return briefList(list.size(), index -> brief(list.get(index)));
        }
        if (cell instanceof DoubleVectorValue vector) {
            return briefList(vector.getLength(), index -> brief(vector.getValue(index)));
        }
        if (cell instanceof LongValue || cell instanceof IntValue) {
            return cell.toString();
        }
        if (cell instanceof DoubleValue number) {
            return brief(number.getDoubleValue());
        }
        final String text = cell.toString();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS - 1) + "…";
    }

    private static String brief(final double number) {
        if (Double.isFinite(number) && number == Math.rint(number) && Math.abs(number) < 1e6) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
        return String.format(Locale.ROOT, "%.6g", number);
    }

    private static String briefList(final int size, final IntFunction<String> element) {
        final StringJoiner list = new StringJoiner(", ", "[", "]");
        for (int index = 0; index < Math.min(size, SHOWN_VALUES); index++) {
            list.add(element.apply(index));
        }
        if (size > SHOWN_VALUES) {
            list.add("… " + size + " values");
        }
        return list.toString();
    }

    /** @return the cell with all its digits and values; a missing cell is empty */
    static String complete(final DataCell cell) {
        if (cell.isMissing()) {
            return "";
        }
        if (cell instanceof ListDataValue list) {
            return completeList(list.size(), index -> complete(list.get(index)));
        }
        if (cell instanceof DoubleVectorValue vector) {
            return completeList(vector.getLength(), index -> Double.toString(vector.getValue(index)));
        }
        if (cell instanceof DoubleValue number && !(cell instanceof LongValue)) {
            return Double.toString(number.getDoubleValue());
        }
        return cell.toString();
    }

    private static String completeList(final int size, final IntFunction<String> element) {
        final StringBuilder list = new StringBuilder("[");
        for (int index = 0; index < size; index++) {
            list.append(index == 0 ? "" : ", ").append(element.apply(index));
        }
        return list.append(']').toString();
    }
}
