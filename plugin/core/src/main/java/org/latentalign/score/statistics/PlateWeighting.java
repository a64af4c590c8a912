package org.latentalign.score.statistics;

/** How much the difference on one plate counts beside those on others. */
public enum PlateWeighting {
    /** By the inverse of its variance: n_t n_c / (n_t + n_c) for n_t treated and n_c control samples. */
    INVERSE_VARIANCE {
        @Override
        double weight(final int treated, final int controls) {
            return (double) treated * controls / (treated + controls);
        }
    },

    /** All plates alike. */
    EQUAL {
        @Override
        double weight(final int treated, final int controls) {
            return 1;
        }
    },

    /** By the number of treated samples. */
    TREATED {
        @Override
        double weight(final int treated, final int controls) {
            return treated;
        }
    };

    abstract double weight(int treated, int controls);
}
