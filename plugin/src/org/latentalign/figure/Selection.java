package org.latentalign.figure;

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
