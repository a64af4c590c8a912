package org.latentalign.neural;

/**
 * What the rows of matrices are when values and their derivatives along directions go through layers in the same
 * products: first the values of some rows; then, of the first {@code bent} of these, the velocities, then the
 * accelerations, then for each tangent as many rows.
 *
 * @param values how many rows
 * @param bent how many of them, from the first, are followed along a direction
 * @param tangents how many directions of the latent space are followed besides
 */
record RowStack(int values, int bent, int tangents) {

    /** Values alone. */
    static RowStack of(final int values) {
        return new RowStack(values, 0, 0);
    }

    /** How many rows there are in all. */
    int total() {
        return bent == 0 ? values : values + bent * (2 + tangents);
    }

    /** Where row r's first derivative along its direction is. */
    int velocity(final int r) {
        return values + r;
    }

    /** Where row r's second derivative along its direction is. */
    int acceleration(final int r) {
        return values + bent + r;
    }

    /** Where row r's derivative along latent axis i is. */
    int tangent(final int i, final int r) {
        return values + (2 + i) * bent + r;
    }
}
