package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.DelimitedLine;

/** The fields of a line of a table, and the numbers in them. */
final class DelimitedFields {

    private DelimitedFields() {}

    /**
     * Splits a line. Some programs put a whole line in quotation marks, so that it seems to be one field; marks at the end
     * of a line separate nothing.
     *
     * @return the fields, at least one, or empty when a quotation mark is not closed
     */
    static Optional<List<String>> split(final String line, final char mark) {
        final Optional<List<String>> fields = DelimitedLine.split(line, mark);
        final boolean isQuotedWhole = fields.isPresent()
                && fields.get().size() == 1
                && fields.get().get(0).indexOf(mark) >= 0;
        return (isQuotedWhole ? DelimitedLine.split(fields.get().get(0), mark) : fields)
                .map(DelimitedFields::withoutEmptyEnd);
    }

    private static List<String> withoutEmptyEnd(final List<String> fields) {
        int size = fields.size();
        while (size > 1 && fields.get(size - 1).isEmpty()) {
            size--;
        }
        return fields.subList(0, size);
    }

    /** @return whether a field is meant as a number, finite or not */
    static boolean isValue(final String field, final char mark) {
        final byte[] bytes = decimal(field, mark);
        return TextLine.isValue(bytes, 0, bytes.length);
    }

    /** @return the field with a decimal point where it has a decimal comma and commas do not separate fields */
    static byte[] decimal(final String field, final char mark) {
        final boolean hasComma = mark != ',' && field.indexOf(',') >= 0 && field.indexOf(',') == field.lastIndexOf(',');
        return (hasComma ? field.replace(',', '.') : field).getBytes(StandardCharsets.ISO_8859_1);
    }
}
