package org.latentalign.autoencoder;

import java.util.Arrays;

/** The last look at a result. */
final class Conditions {

    private Conditions() {}

    /** Makes a result that is not usable NaN throughout. */
    static RowCondition check(final double[] result, final int length, final RowCondition soFar) {
        RowCondition condition = soFar;
        if (condition.isUsable()) {
            double sum = 0;
            for (int j = 0; j < length; j++) {
                sum += result[j] - result[j]; // 0 for a finite value, else NaN
            }
            if (sum == 0) {
                return condition;
            }
            condition = RowCondition.NOT_FINITE;
        }
        Arrays.fill(result, 0, length, Double.NaN);
        return condition;
    }
}
