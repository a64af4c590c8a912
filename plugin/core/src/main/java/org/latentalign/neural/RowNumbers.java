package org.latentalign.neural;

import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;

/** Random numbers that belong to a row in an epoch, whichever thread asks for them and when. */
@FunctionalInterface
interface RowNumbers {

    /**
     * @param epoch from 1; 0 in validation
     * @param row its position in the store
     * @param values takes the numbers
     */
    void fill(int epoch, int row, double[] values);

    /** Standard normal numbers. */
    static RowNumbers normal(final long seed, final long purpose) {
        final long stream = Randoms.seed(seed, purpose);
        return (epoch, row, values) -> {
            final NormalDeviates normal = NormalDeviates.of(Randoms.seed(Randoms.seed(stream, epoch), row));
            for (int k = 0; k < values.length; k++) {
                values[k] = normal.next();
            }
        };
    }

    /** Directions of length 1, all equally probable. */
    static RowNumbers directions(final long seed, final long purpose) {
        final RowNumbers normal = normal(seed, purpose);
        return (epoch, row, values) -> {
            normal.fill(epoch, row, values);
            double square = 0;
            for (final double value : values) {
                square += value * value;
            }
            final double length = Math.sqrt(square);
            for (int k = 0; k < values.length; k++) {
                values[k] /= length;
            }
        };
    }
}
