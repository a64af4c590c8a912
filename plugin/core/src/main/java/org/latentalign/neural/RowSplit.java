package org.latentalign.neural;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;

/**
 * Which rows are trained on and which show how well that went. Both are in ascending order.
 *
 * @param training positions of rows, at least one
 * @param validation positions of the others
 */
record RowSplit(int[] training, int[] validation) {

    /** Purpose of the random stream; a number that never changes. */
    private static final long VALIDATION = -1;

    /**
     * @param count n, how many rows there are
     * @param validationShare of them, in [0, 1)
     * @param seed decides which
     * @throws FitException when the rows do not suffice, with the sentence for the user
     */
    static RowSplit of(final long count, final double validationShare, final long seed) throws FitException {
        if (count > Integer.MAX_VALUE) {
            throw new FitException("Training takes at most " + Integer.MAX_VALUE + " rows, but there are " + count
                    + ". Take a sample of the rows.");
        }
        final int n = (int) count;
        if (n == 0) {
            throw new FitException("There are no rows to train on.");
        }
        int validation = 0;
        if (validationShare > 0) {
            if (n == 1) {
                throw new FitException("There is only one row, so that none is left for validation. Set the"
                        + " validation share to 0, or add rows.");
            }
            validation = (int) Math.min(n - 1, Math.max(1, Math.round(validationShare * n)));
        }
        final int[] all = IntStream.range(0, n).toArray();
        Randoms.shuffle(all, Randoms.stream(seed, VALIDATION));
        final RowSplit split = new RowSplit(Arrays.copyOfRange(all, validation, n), Arrays.copyOf(all, validation));
        Arrays.sort(split.training);
        Arrays.sort(split.validation);
        return split;
    }
}
