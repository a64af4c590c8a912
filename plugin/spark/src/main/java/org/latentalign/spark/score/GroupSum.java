package org.latentalign.spark.score;

import java.io.Serializable;
import org.latentalign.kernel.Rows;
import org.latentalign.spark.frame.RowTally;

/** How many samples a group has, and their sum in every space; for the group of no samples, what was counted. */
final class GroupSum implements Serializable {

    private static final long serialVersionUID = 1L;

    private final double[][] sums;
    private int n;

    /** Of all rows; null but for the group of no samples. */
    private RowTally tally;

    /** Rows that do not say what they are. */
    private long unlabeled;

    /** @param dimensions of the samples in every space: before encoding and, where there is one, after */
    GroupSum(final int... dimensions) {
        sums = new double[dimensions.length][];
        for (int space = 0; space < sums.length; space++) {
            sums[space] = new double[dimensions[space]];
        }
    }

    /**
     * @param tally of all rows of a part
     * @param unlabeled how many of them do not say what they are
     * @return what the group of no samples has
     */
    static GroupSum counted(final RowTally tally, final long unlabeled) {
        final GroupSum sum = new GroupSum();
        sum.tally = tally;
        sum.unlabeled = unlabeled;
        return sum;
    }

    RowTally tally() {
        return tally;
    }

    long unlabeled() {
        return unlabeled;
    }

    /** Takes a sample, its vector in every space. */
    void add(final double[]... sample) {
        n++;
        for (int space = 0; space < sums.length; space++) {
            Rows.add(sums[space], sample[space], sums[space].length);
        }
    }

    /** Takes the samples of a later part. */
    void add(final GroupSum later) {
        n += later.n;
        unlabeled += later.unlabeled;
        if (tally != null) {
            tally.add(later.tally);
        }
        for (int space = 0; space < sums.length; space++) {
            Rows.add(sums[space], later.sums[space], sums[space].length);
        }
    }

    int size() {
        return n;
    }

    int spaces() {
        return sums.length;
    }

    int dimension(final int space) {
        return sums[space].length;
    }

    /** @return their mean in a space, new */
    double[] mean(final int space) {
        final double[] mean = sums[space].clone();
        Rows.scale(mean, 1.0 / n, mean.length);
        return mean;
    }
}
