package org.latentalign.score.distance;

import java.util.Arrays;
import java.util.Comparator;
import org.latentalign.kernel.NormalDeviates;

/** Projects and sorts the pooled rows once for each direction; a labeling then only walks along the sorted values. */
final class SlicedWassersteinDistance implements LabeledDistance {

    private final int rows;

    /** By direction: the projections, ascending. */
    private final double[][] values;

    /** By direction: which row each of them belongs to. */
    private final int[][] order;

    // the sorted values of a labeling's groups, with room for a value that does not belong to them
    private final double[] first;
    private final double[] second;

    /**
     * @param rows N rows of d values
     * @param directions unit vectors of d values
     */
    SlicedWassersteinDistance(final double[][] rows, final double[][] directions) {
        this.rows = rows.length;
        values = new double[directions.length][rows.length];
        order = new int[directions.length][];
        first = new double[rows.length + 1];
        second = new double[rows.length + 1];
        for (int k = 0; k < directions.length; k++) {
            final double[] projections = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                double sum = 0;
                for (int j = 0; j < directions[k].length; j++) {
                    sum = Math.fma(rows[i][j], directions[k][j], sum);
                }
                projections[i] = sum;
            }
            final Integer[] ascending = new Integer[rows.length];
            Arrays.setAll(ascending, i -> i);
            Arrays.sort(ascending, Comparator.comparingDouble(i -> projections[i]));
            order[k] = Arrays.stream(ascending).mapToInt(Integer::intValue).toArray();
            for (int i = 0; i < rows.length; i++) {
                values[k][i] = projections[order[k][i]];
            }
        }
    }

    /**
     * Directions that are uniform on the sphere.
     *
     * @param count how many
     * @param d their dimension
     * @param seed where the random numbers start
     */
    static double[][] directions(final int count, final int d, final long seed) {
        final NormalDeviates normal = NormalDeviates.of(seed);
        final double[][] directions = new double[count][d];
        for (final double[] direction : directions) {
            double square = 0;
            while (square == 0) {
                for (int j = 0; j < d; j++) {
                    direction[j] = normal.next();
                    square = Math.fma(direction[j], direction[j], square);
                }
            }
            for (int j = 0; j < d; j++) {
                direction[j] /= Math.sqrt(square);
            }
        }
        return directions;
    }

    @Override
    public double of(final double[] labels) {
        final int[] isFirst = new int[rows];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            isFirst[i] = (int) labels[i];
            n += isFirst[i];
        }
        final Moves moves = Moves.of(n, rows - n);
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += squaredAlong(k, isFirst, moves);
        }
        return Math.sqrt(sum / values.length);
    }

    /**
     * The squared Wasserstein distance of order 2 along a direction.
     *
     * @param isFirst by row: 1 in the first group, else 0
     * @param moves for groups of this size
     */
    double squaredAlong(final int direction, final int[] isFirst, final Moves moves) {
        final double[] ascending = values[direction];
        final int[] rowOf = order[direction];
        int n = 0;
        int m = 0;
        for (int i = 0; i < rows; i++) { // without a branch, which could not be foreseen
            final int label = isFirst[rowOf[i]];
            first[n] = ascending[i];
            second[m] = ascending[i];
            n += label;
            m += 1 - label;
        }
        double sum = 0;
        for (int step = 0; step < moves.mass().length; step++) {
            final double difference = first[moves.from()[step]] - second[moves.to()[step]];
            sum = Math.fma(moves.mass()[step] * difference, difference, sum);
        }
        return sum;
    }

    /**
     * How mass moves between the sorted values of two groups, whatever the values: the quantile functions are constant
     * along each move.
     *
     * @param from by move: the place in the first group
     * @param to by move: the place in the second group
     * @param mass by move; the sum is 1
     */
    record Moves(int[] from, int[] to, double[] mass) {

        /** @return the moves for groups of n and m rows */
        static Moves of(final int n, final int m) {
            final int[] from = new int[n + m];
            final int[] to = new int[n + m];
            final double[] mass = new double[n + m];
            // every row of the first group has the weight m, every one of the second n, so that whole numbers are moved
            long leftOfFirst = m;
            long leftOfSecond = n;
            int i = 0;
            int j = 0;
            int step = 0;
            while (i < n && j < m) {
                final long moved = Math.min(leftOfFirst, leftOfSecond);
                from[step] = i;
                to[step] = j;
                mass[step++] = moved / ((double) n * m);
                leftOfFirst -= moved;
                leftOfSecond -= moved;
                if (leftOfFirst == 0) {
                    i++;
                    leftOfFirst = m;
                }
                if (leftOfSecond == 0) {
                    j++;
                    leftOfSecond = n;
                }
            }
            return new Moves(Arrays.copyOf(from, step), Arrays.copyOf(to, step), Arrays.copyOf(mass, step));
        }
    }

    @Override
    public void ofAll(final double[][] labelings, final int count, final double[] distances) {
        for (int p = 0; p < count; p++) {
            distances[p] = of(labelings[p]);
        }
    }

    /** Equal partings move the same masses in the same order; rows with equal projections may change places. */
    @Override
    public double tolerance() {
        return 1e-12;
    }

    @Override
    public int batch() {
        return 8;
    }
}
