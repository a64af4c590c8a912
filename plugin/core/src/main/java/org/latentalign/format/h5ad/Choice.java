package org.latentalign.format.h5ad;

import java.util.Arrays;

/**
 * What has been chosen of a matrix.
 *
 * @param cells which rows, ascending
 * @param genes which columns, ascending
 * @param allGenes how many columns there are
 * @param totals sums up all genes of the chosen cells; null when nobody asks
 */
record Choice(int[] cells, int[] genes, int allGenes, Totals totals) {

    /** @return for each of all genes the place among the chosen ones, negative where it is not */
    int[] places() {
        return places(genes, allGenes);
    }

    static int[] places(final int[] chosen, final int all) {
        final var places = new int[all];
        Arrays.fill(places, -1);
        for (int i = 0; i < chosen.length; i++) {
            places[chosen[i]] = i;
        }
        return places;
    }
}
