package org.latentalign.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Which of many things a picture shows, so that it stays readable and small. */
public final class Selection {

    private Selection() {}

    /**
     * Places along a long list, close together at its beginning and ever farther apart towards its end, as on a
     * logarithmic axis. The first ones are all there, and so is the last one.
     *
     * @param size how long the list is
     * @param limit how many places there may be, at least 2
     * @return ascending, from 0
     */
    public static int[] logarithmic(final int size, final int limit) {
        if (size <= limit) {
            return IntStream.range(0, size).toArray();
        }
        return IntStream.range(0, limit)
                .map(i -> Math.max(i, (int) Math.round(Math.pow(size, (double) i / (limit - 1))) - 1))
                .toArray();
    }

    /**
     * The first and the last places of a sorted list.
     *
     * @param size how long the list is
     * @param limit how many places there may be
     * @return ascending, from 0
     */
    public static int[] ends(final int size, final int limit) {
        if (size <= limit) {
            return IntStream.range(0, size).toArray();
        }
        final int first = (limit + 1) / 2;
        return IntStream.range(0, limit)
                .map(i -> i < first ? i : size - limit + i)
                .toArray();
    }

    /**
     * The lowest of many, without sorting all.
     *
     * @param <T> what they are
     * @param all in any order; of equal ones, the earlier come first
     * @param limit how many are wanted
     * @param value by which they are compared; NaN where it is not defined, which is left out
     * @return the lowest first
     */
    public static <T> List<T> lowest(final Iterable<T> all, final int limit, final ToDoubleFunction<T> value) {
        record Placed<E>(double value, long place, E element) {}
        final Comparator<Placed<T>> order =
                Comparator.<Placed<T>>comparingDouble(Placed::value).thenComparingLong(Placed::place);
        final PriorityQueue<Placed<T>> highestFirst = new PriorityQueue<>(order.reversed());
        long place = 0;
        for (final T element : all) {
            final double figure = value.applyAsDouble(element);
            if (!Double.isNaN(figure)
                    && (highestFirst.size() < limit
                            || figure < highestFirst.element().value())) {
                highestFirst.add(new Placed<>(figure, place, element));
                if (highestFirst.size() > limit) {
                    highestFirst.remove();
                }
            }
            place++;
        }
        final List<T> lowest = new ArrayList<>();
        while (!highestFirst.isEmpty()) {
            lowest.add(highestFirst.remove().element());
        }
        Collections.reverse(lowest);
        return lowest;
    }

    /**
     * Says that not everything is shown.
     *
     * @param things what is shown, such as "Drugs"
     * @param shown how many are
     * @param all how many there are
     * @param which are shown, such as "those with the highest and the lowest cosine"
     */
    public static Fact fact(final String things, final int shown, final int all, final String which) {
        return new Fact(things + " shown", Numbers.count(shown) + " of " + Numbers.count(all) + ": " + which);
    }
}
