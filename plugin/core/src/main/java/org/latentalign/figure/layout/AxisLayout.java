package org.latentalign.figure.layout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;

/**
 * How an axis is labeled.
 *
 * @param ticks the ticks of an axis of numbers, one list for each number of ticks that there may be room for, from
 *     {@link #FEWEST} to {@link #MOST}; empty on other axes
 * @param cut the names of categories that are too long, by their positions, as they are written
 */
public record AxisLayout(List<List<Tick>> ticks, Map<Integer, String> cut) {

    /** So many ticks there are room for on the shortest axis. */
    public static final int FEWEST = 2;

    /** More ticks are of no use on the longest axis. */
    public static final int MOST = 10;

    /** Pixels that the name of a category may take. */
    static final double LONGEST_CATEGORY = 170;

    static final double FONT_SIZE = 12;

    /** Pixels from one tick to the next. */
    private static final double BESIDE_EACH_OTHER = 80;

    private static final double BELOW_EACH_OTHER = 45;

    public AxisLayout {
        ticks = ticks.stream().map(List::copyOf).toList();
    }

    /** @param isWhole whether no tick may lie between two whole numbers */
    static AxisLayout of(final Axis axis, final boolean isWhole) {
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            final Map<Integer, String> cut = new TreeMap<>();
            for (int i = 0; i < axis.categories().size(); i++) {
                final String name = axis.categories().get(i);
                final String written = TextWidths.cut(name, FONT_SIZE, LONGEST_CATEGORY);
                if (!written.equals(name)) {
                    cut.put(i, written);
                }
            }
            return new AxisLayout(List.of(), cut);
        }
        if (axis.kind() == Axis.Kind.MAP) {
            return new AxisLayout(List.of(), Map.of());
        }
        return new AxisLayout(
                IntStream.rangeClosed(FEWEST, MOST)
                        .mapToObj(count -> Tick.of(axis, count, isWhole))
                        .toList(),
                Map.of());
    }

    /**
     * The ticks that an axis of numbers has room for.
     *
     * @param length of the axis in pixels
     * @param isHorizontal whether the texts stand beside each other
     */
    public List<Tick> ticks(final double length, final boolean isHorizontal) {
        final int count = (int) Math.floor(length / (isHorizontal ? BESIDE_EACH_OTHER : BELOW_EACH_OTHER));
        return ticks.isEmpty() ? List.of() : ticks.get(Math.max(FEWEST, Math.min(MOST, count)) - FEWEST);
    }

    /** @return the name of a category as it is written */
    public String written(final Axis axis, final int category) {
        return cut.getOrDefault(category, axis.categories().get(category));
    }
}
