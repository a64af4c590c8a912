package org.latentalign.score.shape;

import org.latentalign.kernel.Rows;

/**
 * How much of the variance of rows lies between their groups: the squared distances of the groups' means from the mean of
 * all, each times the size of its group, by the squared distances of all rows from it.
 *
 * @param share between 0 and 1; NaN when all rows are equal
 * @param chance what rows with exchanged labels have on average: (k - 1) / (n - 1) for k groups and n rows, whatever the
 *     rows (the mean over all permutations of the sums of squares of a one-way layout)
 */
public record GroupVariance(double share, double chance) {

    /**
     * @param rows n rows of d values, at least two
     * @param groups the group of each, from 0
     * @param count how many groups there are; each has a row
     */
    public static GroupVariance of(final double[][] rows, final int[] groups, final int count) {
        final int d = rows[0].length;
        final double[] mean = new double[d];
        final double[][] means = new double[count][d];
        final int[] sizes = new int[count];
        for (int i = 0; i < rows.length; i++) {
            Rows.addMultiple(mean, rows[i], 1.0 / rows.length, d);
            Rows.add(means[groups[i]], rows[i], d);
            sizes[groups[i]]++;
        }
        double between = 0;
        for (int g = 0; g < count; g++) {
            Rows.scale(means[g], 1.0 / sizes[g], d);
            Rows.subtract(means[g], mean, d);
            between += sizes[g] * Rows.dot(means[g], means[g], d);
        }
        double total = 0;
        final double[] difference = new double[d];
        for (final double[] row : rows) {
            System.arraycopy(row, 0, difference, 0, d);
            Rows.subtract(difference, mean, d);
            total += Rows.dot(difference, difference, d);
        }
        return new GroupVariance(Math.min(1, between / total), (count - 1.0) / (rows.length - 1.0));
    }
}
