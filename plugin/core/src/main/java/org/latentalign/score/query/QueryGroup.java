package org.latentalign.score.query;

import java.util.List;

/**
 * What queries of one kind are compared with: signatures of other drugs, turned into queries of the same kind, such as lists of
 * as many genes.
 *
 * @param background by space: a vector for each background signature; not to be changed
 * @param sets the genes of each
 * @param isOfSets whether the vectors of the first space are the directions of the sets, and need not be given
 */
public record QueryGroup(List<double[][]> background, List<GeneSets> sets, boolean isOfSets) {

    /** Copies the lists. */
    public QueryGroup {
        background = List.copyOf(background);
        sets = List.copyOf(sets);
    }

    /**
     * Of vectors in every space.
     *
     * @param background by space: a vector for each background signature; not to be changed
     * @param sets the genes of each
     */
    public QueryGroup(final List<double[][]> background, final List<GeneSets> sets) {
        this(background, sets, false);
    }

    /** @return how many background signatures there are */
    public int size() {
        return sets.size();
    }
}
