package org.latentalign.format.gct;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.latentalign.format.Field;

/**
 * A field of the metadata of samples or of genes.
 *
 * <p>The type follows from the values and never from how a file stores them, so that a GCT and a GCTX file of the same
 * content give the same column: whole numbers where all values are whole numbers, numbers where all are numbers, text
 * otherwise. A text counts as a number when nothing would be lost by reading it as one: "01" and "1E05" are codes, not
 * numbers. A column without any value is text.
 */
public final class MetadataColumn implements Field {

    /** Decimal notation without leading zeros; an exponent shows by its sign or by the decimal point before it. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d*)?([eE][-+]\\d{1,3})?|-?(0|[1-9]\\d*)\\.\\d*[eE]\\d{1,3}");

    private static final double LARGEST_EXACT_INTEGER = 1L << 53;

    /** Whole numbers with fewer digits always fit 64 bits. */
    private static final int MOST_DIGITS_OF_LONG = 19;

    private final String name;

    private final Type type;

    private final String[] values;

    private MetadataColumn(final String name, final Type type, final String[] values) {
        this.name = name;
        this.type = type;
        this.values = values;
    }

    /**
     * Makes a column of texts as files write them.
     *
     * @param name the field's name
     * @param texts one for each sample or gene; null and what {@link MissingValues} lists are missing; kept, not copied
     * @return the column, with the type that its values have
     */
    static MetadataColumn of(final String name, final String[] texts) {
        boolean anyValue = false;
        boolean numbers = true;
        boolean whole = true;
        boolean small = true;
        boolean exact = true;
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] == null || MissingValues.isMissing(texts[i])) {
                texts[i] = null;
                continue;
            }
            anyValue = true;
            if (!numbers) {
                continue;
            }
            if (!isNumber(texts[i])) {
                numbers = false;
                continue;
            }
            if (isWhole(texts[i])) {
                numbers = fitsLong(texts[i]);
                small = small && numbers && Math.abs(longOf(texts[i])) <= Integer.MAX_VALUE;
                exact = exact && numbers && isExactInDouble(longOf(texts[i]));
            } else {
                final double value = Double.parseDouble(texts[i]);
                final boolean isWholeToo = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT_INTEGER;
                whole = whole && isWholeToo;
                small = small && Math.abs(value) <= Integer.MAX_VALUE;
            }
        }
        return new MetadataColumn(name, typeOf(anyValue && numbers, whole, small, exact), texts);
    }

    private static Type typeOf(final boolean numbers, final boolean whole, final boolean small, final boolean exact) {
        if (!numbers || !whole && !exact) { // double would lose the last digits of a long number
            return Type.STRING;
        }
        if (!whole) {
            return Type.DOUBLE;
        }
        return small ? Type.INTEGER : Type.LONG;
    }

    private static boolean isWhole(final String number) {
        for (int i = 0; i < number.length(); i++) {
            final char c = number.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsLong(final String whole) {
        if (whole.length() < MOST_DIGITS_OF_LONG) {
            return true;
        }
        try {
            Long.parseLong(whole);
            return true;
        } catch (NumberFormatException e) { // more than 64 bits: a code, not a number to count with
            return false;
        }
    }

    private static long longOf(final String number) {
        return isWhole(number) ? Long.parseLong(number) : (long) Double.parseDouble(number);
    }

    private static boolean isExactInDouble(final long whole) {
        return Math.abs(whole) <= 1L << 53 || (long) (double) whole == whole && whole != Long.MAX_VALUE;
    }

    /** @return whether a text is a number and nothing but that */
    static boolean isNumber(final String text) {
        final char first = text.charAt(0);
        return (first == '-' || (first >= '0' && first <= '9'))
                && NUMBER.matcher(text).matches();
    }

    /**
     * Writes a number as the text that stands for it in a GCT file.
     *
     * @return the shortest text that reads back as the number; whole numbers without decimals; null for NaN
     */
    public static String textOf(final double number) {
        if (Double.isNaN(number)) {
            return null;
        }
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT_INTEGER
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(final int index) {
        return values[index] == null;
    }

    /**
     * @return the value as text, as the file writes it
     * @throws NullPointerException when it is missing
     */
    @Override
    public String text(final int index) {
        return Objects.requireNonNull(values[index]);
    }

    /**
     * @return the value as number, for the types other than text
     * @throws NullPointerException when it is missing
     */
    @Override
    public double number(final int index) {
        return Double.parseDouble(text(index));
    }

    /**
     * @return the value as whole number, for the types of whole numbers
     * @throws NullPointerException when it is missing
     */
    @Override
    public long whole(final int index) {
        return longOf(text(index));
    }

    /** Keeps one copy of texts that occur often, as those of most fields do. */
    public static final class TextPool {

        private static final int MOST = 1 << 16;

        private final Map<String, String> texts = new HashMap<>();

        /** @return the text, or an equal one that was shared before */
        public String share(final String text) {
            if (text == null || texts.size() >= MOST) {
                return texts.getOrDefault(text, text);
            }
            final String first = texts.putIfAbsent(text, text);
            return first == null ? text : first;
        }
    }
}
