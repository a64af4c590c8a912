package org.latentalign.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written beside pictures: short, with a point, and the same in all languages. */
public final class Numbers {

    /** What is written in place of a figure that is not defined. */
    public static final String UNDEFINED = "not defined";

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final String MINUS = "−";

    private static final double LEAST_SHARE = 0.001;

    private Numbers() {}

    /** @return a whole number in groups of three digits, such as "12,345" */
    public static String count(final long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** @return a figure near 1, such as a cosine, with two decimals */
    public static String decimal(final double value) {
        return decimal(value, 2);
    }

    /**
     * @param value any number
     * @param digits how many decimals
     * @return it, without the sign of a rounded -0
     */
    public static String decimal(final double value, final int digits) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        final String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    /** @return a p-value or false discovery rate with three decimals, or "below 0.001": never 0, which no test gives */
    public static String probability(final double p) {
        return p < 0.001 ? "below 0.001" : decimal(p, 3);
    }

    /**
     * A figure with its 95% interval.
     *
     * @param value any number
     * @param low the lower end, or NaN when the interval is not known
     * @param high the upper end, or NaN
     */
    public static String withInterval(final double value, final double low, final double high) {
        return Double.isNaN(value) || Double.isNaN(low) || Double.isNaN(high)
                ? decimal(value)
                : decimal(value) + " (95% interval " + decimal(low) + " to " + decimal(high) + ")";
    }

    /** @return a share as a percentage: with a decimal below 10% and above 90% where it tells something */
    public static String percent(final double share) {
        if (!Double.isFinite(share)) {
            return UNDEFINED;
        }
        final double percentage = 100 * share;
        final boolean isRound = Math.abs(percentage - Math.rint(percentage)) < 0.05;
        return decimal(percentage, !isRound && (percentage < 10 || percentage > 90) ? 1 : 0) + "%";
    }

    /** @return a share as a percentage that is 0 only where the share is: "less than 0.1%" */
    public static String share(final double share) {
        return share > 0 && share < LEAST_SHARE ? "less than " + percent(LEAST_SHARE) : percent(share);
    }

    /** @return a number of any size with three significant digits: "0.0123", "12.3", "1.23e-7" */
    public static String significant(final double value) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        if (value == 0) {
            return "0";
        }
        final double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        final int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
        final String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** @return 10 to a whole power as it is read: 10⁻³ */
    public static String powerOfTenRaised(final int exponent) {
        final StringBuilder text = new StringBuilder("10");
        if (exponent < 0) {
            text.append('⁻');
        }
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    /**
     * A number of any size as it is read off a picture, as the page of the views writes it: four digits that count, and a
     * power of ten where zeros would hide the size: "0.1235", "12,346", "1.23 × 10⁻⁷".
     */
    public static String reading(final double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == 0) {
            return "0";
        }
        final String sign = value < 0 ? MINUS : "";
        final BigDecimal size = new BigDecimal(Math.abs(value));
        if (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4) {
            final BigDecimal rounded = size.round(new MathContext(3, RoundingMode.HALF_UP));
            final int exponent = rounded.precision() - rounded.scale() - 1;
            return sign + plain(rounded.movePointLeft(exponent)) + " × " + powerOfTenRaised(exponent);
        }
        final BigDecimal rounded = Math.abs(value) >= 1000
                ? size.setScale(1, RoundingMode.HALF_UP)
                : size.round(new MathContext(4, RoundingMode.HALF_UP));
        final String[] parts = plain(rounded).split("\\.");
        final String whole = parts[0].length() < 5 ? parts[0] : parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
        return sign + whole + (parts.length > 1 ? "." + parts[1] : "");
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
