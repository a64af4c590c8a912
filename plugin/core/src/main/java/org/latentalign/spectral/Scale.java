package org.latentalign.spectral;

/**
 * By what the second moment is divided besides the number of rows: {@code S = (1 / (n s)) sum x x^T}. The paper's text
 * uses {@code s = 1}; its experiment on gene expression divides by the number of genes as well, which lowers every
 * eigenvalue and with it the effect of a degree.
 */
public sealed interface Scale {

    /**
     * @param dimension d, the length of a row
     * @return s, positive and finite
     */
    double divisor(int dimension);

    /** No further division, {@code s = 1}: the paper's text and its word vectors. */
    record One() implements Scale {
        @Override
        public double divisor(final int dimension) {
            return 1;
        }

        @Override
        public String toString() {
            return "1";
        }
    }

    /** Division by the dimension, {@code s = d}: the experiment of the paper's section 6.3 as its authors ran it. */
    record Dimension() implements Scale {
        @Override
        public double divisor(final int dimension) {
            return dimension;
        }

        @Override
        public String toString() {
            return "d";
        }
    }

    /**
     * Division by a number.
     *
     * @param value s, positive and finite
     */
    record Number(double value) implements Scale {

        /** Checks the number. */
        public Number {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("The scale must be a positive number, but it is " + value + ".");
            }
        }

        @Override
        public double divisor(final int dimension) {
            return value;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }
}
