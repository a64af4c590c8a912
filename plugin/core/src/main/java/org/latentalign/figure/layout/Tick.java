package org.latentalign.figure.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Numbers;

/**
 * A value of an axis that is written.
 *
 * @param value where
 * @param text what is written
 */
public record Tick(double value, String text) {

    /** What rounding may take from the ends of an axis. */
    private static final double SLACK = 1e-9;

    /**
     * The ticks of an axis of numbers.
     *
     * @param axis not one of categories
     * @param count about how many there is room for
     * @param isWhole whether no tick may lie between two whole numbers
     */
    static List<Tick> of(final Axis axis, final int count, final boolean isWhole) {
        return switch (axis.kind()) {
            case LINEAR -> linear(axis.from(), axis.to(), count, isWhole);
            case LOGARITHMIC -> logarithmic(axis.from(), axis.to(), count);
            case CATEGORIES, MAP -> List.of();
        };
    }

    private static List<Tick> linear(final double from, final double to, final int count, final boolean isWhole) {
        final double rough = to / count - from / count; // their difference may be too large for a number
        int exponent = (int) Math.floor(Math.log10(rough));
        final double error = rough / Math.pow(10, exponent);
        int digit = error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1;
        if (isWhole && exponent < 0) {
            exponent = 0;
            digit = 1;
        }
        final double step = digit * Math.pow(10, exponent);
        final double largest = Math.max(Math.abs(from), Math.abs(to));
        if (step < Math.ulp(largest)) { // numbers are too coarse for what lies between the ends
            return distinct(List.of(new Tick(from, reading(from)), new Tick(to, reading(to))));
        }
        final int decimals = Math.max(0, digit == 10 ? -exponent - 1 : -exponent);
        final List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - SLACK); i <= to / step + SLACK; i++) {
            // the decimal that is written, not a product that is off in its last digit
            final double value = BigDecimal.valueOf(i * digit, -exponent).doubleValue();
            final String text = largest >= 1e7 || largest < 1e-4
                    ? reading(value)
                    : String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '\u2212');
            ticks.add(new Tick(value, i == 0 ? "0" : text));
        }
        return distinct(ticks);
    }

    private static String reading(final double value) {
        return Numbers.reading(value).replace('-', '\u2212');
    }

    /** Without those that would read like the one before. */
    private static List<Tick> distinct(final List<Tick> ticks) {
        final List<Tick> distinct = new ArrayList<>();
        String before = "";
        for (final Tick tick : ticks) {
            if (!tick.text().equals(before)) {
                distinct.add(tick);
            }
            before = tick.text();
        }
        return distinct;
    }

    /** Powers of ten, every second or third of them where there are many; 2 and 5 between them where there are few. */
    private static List<Tick> logarithmic(final double from, final double to, final int count) {
        final int lowest = (int) Math.ceil(Math.log10(from) - SLACK);
        final int highest = (int) Math.floor(Math.log10(to) + SLACK);
        final int powers = highest - lowest + 1;
        final List<Tick> ticks = new ArrayList<>();
        if (powers >= 3) {
            final int every = (int) Math.ceil((double) powers / Math.max(2, count));
            final int multiple = -Math.floorDiv(-lowest, every) * every;
            final int first =
                    multiple + every <= highest ? multiple : lowest; // one tick alone would not tell the scale
            for (int exponent = first; exponent <= highest; exponent += every) {
                ticks.add(new Tick(Math.pow(10, exponent), power(exponent, lowest >= -3 && highest <= 4)));
            }
            return ticks;
        }
        for (int exponent = lowest - 1; exponent <= highest; exponent++) {
            for (final int digit : new int[] {1, 2, 5}) {
                final double value = digit * Math.pow(10, exponent);
                if (value >= from * (1 - SLACK) && value <= to * (1 + SLACK)) {
                    ticks.add(new Tick(value, Numbers.reading(value)));
                }
            }
        }
        // one tick alone would not tell the scale
        return ticks.size() < 2 ? linear(from, to, count, false) : ticks;
    }

    private static String power(final int exponent, final boolean isShort) {
        return isShort || exponent == 0 || exponent == 1
                ? Numbers.significant(Math.pow(10, exponent))
                : Numbers.powerOfTenRaised(exponent);
    }
}
