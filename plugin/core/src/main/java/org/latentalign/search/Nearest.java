package org.latentalign.search;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nearest rows that were seen, the best first. */
final class Nearest {

    private final int limit;

    private double[] scores;

    private long[] rows;

    private String[] names;

    private int size;

    /** @param limit how many are kept */
    Nearest(final int limit) {
        this.limit = limit;
        final int room = Math.min(limit, 16); // the table may be shorter than what was asked for
        scores = new double[room];
        rows = new long[room];
        names = new String[room];
    }

    boolean isFull() {
        return size == limit;
    }

    /** The score of the last one. */
    double worst() {
        return scores[size - 1];
    }

    /** Takes a row if it is near enough; returns whether it did. */
    boolean offer(final double score, final long row, final String name) {
        if (isFull() && !isBefore(score, row, size - 1)) {
            return false;
        }
        final int place = placeOf(score, row);
        if (!isFull()) {
            grow();
            size++;
        }
        final int behind = size - 1 - place;
        System.arraycopy(scores, place, scores, place + 1, behind);
        System.arraycopy(rows, place, rows, place + 1, behind);
        System.arraycopy(names, place, names, place + 1, behind);
        scores[place] = score;
        rows[place] = row;
        names[place] = name;
        return true;
    }

    /** How many come before it. */
    private int placeOf(final double score, final long row) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (isBefore(score, row, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isBefore(final double score, final long row, final int place) {
        return score > scores[place] || score == scores[place] && row < rows[place];
    }

    private void grow() {
        if (size == scores.length) {
            final int room = Math.min(limit, 2 * size);
            scores = Arrays.copyOf(scores, room);
            rows = Arrays.copyOf(rows, room);
            names = Arrays.copyOf(names, room);
        }
    }

    Stream<Neighbor> stream() {
        return IntStream.range(0, size).mapToObj(i -> new Neighbor(names[i], rows[i], scores[i]));
    }
}
