package org.latentalign.figure.layout;

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
        final double rough = (to - from) / count;
        final double power = Math.pow(10, Math.floor(Math.log10(rough)));
        final double error = rough / power;
        double step =
                power * (error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1);
        if (isWhole) {
            step = Math.max(1, step);
        }
        final List<Tick> ticks = new ArrayList<>();
        final int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + SLACK));
        final double largest = Math.max(Math.abs(from), Math.abs(to));
        for (double i = Math.ceil(from / step - SLACK); i <= to / step + SLACK; i++) {
            // the decimal that is written, not a product that is off in its last digit
            final double value = Double.parseDouble(String.format(Locale.ROOT, "%." + decimals + "f", i * step)) + 0.0;
            final String text = largest >= 1e7 || largest < 1e-4
                    ? Numbers.reading(value)
                    : String.format(Locale.ROOT, "%,." + decimals + "f", value);
            ticks.add(new Tick(value, (i == 0 ? "0" : text).replace('-', '\u2212')));
        }
        return ticks;
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
