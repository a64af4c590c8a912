package org.latentalign.format;

/** The powers of ten that double holds exactly. */
public final class PowersOfTen {

    /** 10^0 to 10^22. */
    private static final double[] EXACT = new double[23];

    static {
        EXACT[0] = 1;
        for (int i = 1; i < EXACT.length; i++) {
            EXACT[i] = EXACT[i - 1] * 10; // exact: 5^22 has 52 bits
        }
    }

    private PowersOfTen() {}

    /**
     * @param exponent from 0 to 22
     * @return 10 to that power
     */
    public static double of(final int exponent) {
        return EXACT[exponent];
    }
}
