package org.latentalign.node.shared.view;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;

/** A matrix on two axes of categories: what is above zero in one color, what is below in another, in proportion. */
public final class SignedTiles {

    /** The share of tiles in a matrix that may be beyond the full color, so that a few extremes do not pale all others. */
    private static final double BEYOND = 0.02;

    private SignedTiles() {}

    /**
     * @param above what values above zero are called
     * @param below what those below zero are called
     * @param values by row and column; NaN and 0 have no tile
     * @param full the size from which on a tile has its full color
     */
    public static List<Mark> of(final String above, final String below, final double[][] values, final double full) {
        return List.of(
                tiles(above, Meaning.UP, values, value -> value > 0, full),
                tiles(below, Meaning.DOWN, values, value -> value < 0, full));
    }

    private static Mark tiles(
            final String name,
            final Meaning meaning,
            final double[][] values,
            final DoublePredicate isMeant,
            final double full) {
        int[][] places = IntStream.range(0, values.length)
                .boxed()
                .flatMap(row -> IntStream.range(0, values[row].length)
                        .filter(column -> isMeant.test(values[row][column]))
                        .mapToObj(column -> new int[] {row, column}))
                .toArray(int[][]::new);
        double[] x = Arrays.stream(places).mapToDouble(place -> place[1]).toArray();
        double[] y = Arrays.stream(places).mapToDouble(place -> place[0]).toArray();
        double[] sizes = Arrays.stream(places)
                .mapToDouble(place -> Math.abs(values[place[0]][place[1]]))
                .toArray();
        return new Mark.Tiles(name, meaning, x, x, y, y, sizes, full);
    }

    /**
     * @param values by row and column, perhaps with NaN
     * @return the size that all but a few stay below; 1 when all are 0
     */
    public static double full(final double[][] values) {
        double[] sizes = Arrays.stream(values)
                .flatMapToDouble(DoubleStream::of)
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 1 : sizes[(int) Math.floor((sizes.length - 1) * (1 - BEYOND))];
    }
}
