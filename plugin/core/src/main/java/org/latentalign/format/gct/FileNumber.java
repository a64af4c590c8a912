package org.latentalign.format.gct;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When two numbers that files write are the same. They are, when they are equal; and when one of them has at most seven
 * digits, as single precision holds them, also when single precision does not tell them apart: programs that keep numbers
 * in single precision write 0.37 as 0.370000005. So 9007199254740992 and 9007199254740993 stay different.
 */
final class FileNumber {

    /** Decimal digits that every number of single precision holds. */
    private static final int DIGITS_OF_SINGLE = 7;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");

    private static final Pattern INFINITE = Pattern.compile("([-+])?(?i:inf(inity)?)");

    private static final Pattern WITH_ZERO_DECIMALS = Pattern.compile("\\d+\\.0+");

    /** Longer texts are none that anybody counts with. */
    private static final int LONGEST = 100;

    private FileNumber() {}

    /** @return whether a text is a number in decimal notation */
    static boolean isNumber(final String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    /** @return a whole number without the decimals that data frames write behind it, and every other text as it is */
    static String withoutZeroDecimals(final String text) {
        return text.endsWith("0") && WITH_ZERO_DECIMALS.matcher(text).matches()
                ? text.substring(0, text.indexOf('.'))
                : text;
    }

    /** @return 1 or -1 where a text stands for what is greater or less than all numbers, else 0 */
    static int infinity(final String text) {
        final var matcher = INFINITE.matcher(text);
        if (!matcher.matches()) {
            return 0;
        }
        return "-".equals(matcher.group(1)) ? -1 : 1;
    }

    private static BigDecimal exact(final String number) {
        final BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static boolean isShort(final BigDecimal exact) {
        return exact.precision() <= DIGITS_OF_SINGLE;
    }

    /**
     * Compares two texts that are numbers.
     *
     * @return 0 when they are the same, else as {@link Comparable} says
     */
    static int compare(final String one, final String other) {
        final BigDecimal a = exact(one);
        final BigDecimal b = exact(other);
        final boolean same = (isShort(a) || isShort(b)) && a.floatValue() == b.floatValue();
        return same ? 0 : a.compareTo(b);
    }

    /** Numbers to be found again. */
    static final class Choice {

        private final Set<BigDecimal> exact = new HashSet<>();

        /** All of them in single precision, and those of few digits. */
        private final Set<Float> singles = new HashSet<>();

        private final Set<Float> shortSingles = new HashSet<>();

        /** @param texts those that are no numbers are passed over */
        Choice(final Collection<String> texts) {
            for (final String text : texts) {
                if (isNumber(text)) {
                    final BigDecimal number = exact(text);
                    exact.add(number);
                    singles.add(number.floatValue() + 0f); // no negative zero
                    if (isShort(number)) {
                        shortSingles.add(number.floatValue() + 0f);
                    }
                }
            }
        }

        boolean isEmpty() {
            return exact.isEmpty();
        }

        /** @return whether the text is a number and the same as one of these */
        boolean contains(final String text) {
            if (!isNumber(text)) {
                return false;
            }
            final BigDecimal number = exact(text);
            return exact.contains(number)
                    || (isShort(number) ? singles : shortSingles).contains(number.floatValue() + 0f);
        }
    }
}
