package org.latentalign.figure;

import java.util.List;

/**
 * One axis of a panel.
 *
 * @param label what it measures, with the unit where there is one
 * @param kind how values become places
 * @param from the least value shown; positive on a logarithmic axis; 0 on an axis of categories
 * @param to the largest value shown, above {@code from}; the number of categories on an axis of categories
 * @param categories the categories in their order, from the left or from the top; empty on other axes. Marks name a
 *     category by its position, from 0. May be user data
 */
public record Axis(String label, Kind kind, double from, double to, List<String> categories) {

    /** How values become places along an axis. */
    public enum Kind {
        LINEAR,
        LOGARITHMIC,
        CATEGORIES,
        /** Not drawn, and as long a unit as the other axis of the panel: for maps, whose coordinates mean nothing alone. */
        MAP
    }

    public Axis {
        categories = List.copyOf(categories);
        final boolean ordered = Double.isFinite(from) && Double.isFinite(to) && from < to;
        if (kind == Kind.CATEGORIES ? from != 0 || to != categories.size() : !ordered) {
            throw new IllegalArgumentException("An axis cannot go from " + from + " to " + to + ".");
        }
        if (kind == Kind.LOGARITHMIC && from <= 0) {
            throw new IllegalArgumentException("A logarithmic axis cannot begin at " + from + ".");
        }
    }

    public static Axis linear(final String label, final double from, final double to) {
        return new Axis(label, Kind.LINEAR, from, to, List.of());
    }

    public static Axis logarithmic(final String label, final double from, final double to) {
        return new Axis(label, Kind.LOGARITHMIC, from, to, List.of());
    }

    public static Axis categories(final String label, final List<String> categories) {
        return new Axis(label, Kind.CATEGORIES, 0, categories.size(), categories);
    }

    public static Axis map(final double from, final double to) {
        return map("", from, to);
    }

    /** One whose direction has a name, though its coordinates are not written. */
    public static Axis map(final String label, final double from, final double to) {
        return new Axis(label, Kind.MAP, from, to, List.of());
    }
}
