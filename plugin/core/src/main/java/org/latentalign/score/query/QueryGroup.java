package org.latentalign.score.query;

import java.util.List;

/**
 * What queries of one kind are compared with: signatures of other drugs, turned into queries of the same kind, such as lists of
 * as many genes.
 *
 * @param background by space: a vector for each background signature; not to be changed
 * @param sets the genes of each
 */
public record QueryGroup(List<double[][]> background, List<GeneSets> sets) {

    /** Copies the lists. */
    public QueryGroup {
        background = List.copyOf(background);
        sets = List.copyOf(sets);
    }

    /** @return how many background signatures there are */
    public int size() {
        return sets.size();
    }
}
