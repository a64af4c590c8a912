package org.latentalign.score.query;

import java.util.List;

/**
 * What queries of one kind are compared with: signatures of other drugs, turned into queries of the same kind, such as lists of
 * as many genes.
 *
 * @param background by space: a vector for each background signature; not to be changed
 * @param sets the genes of each
 * @param isOfSets whether the vectors of the first space are the directions of the sets, and need not be given
 * @param random lists of random genes, as many as the queries have; may be empty
 */
public record QueryGroup(List<double[][]> background, List<GeneSets> sets, boolean isOfSets, List<GeneSets> random) {

    /** Copies the lists. */
    public QueryGroup {
        background = List.copyOf(background);
        sets = List.copyOf(sets);
        random = List.copyOf(random);
    }

    /**
     * The same, compared with lists of random genes as well.
     *
     * @param count how many pairs of lists
     * @param lengths of the lists
     * @param genes d, how many genes there are
     * @param seed for the same lists each time
     */
    public QueryGroup withRandomLists(final int count, final SharedLengths lengths, final int genes, final long seed) {
        return new QueryGroup(
                background, sets, isOfSets, RandomLists.drawn(count, lengths.up(), lengths.down(), genes, seed));
    }

    /**
     * Of vectors in every space.
     *
     * @param background by space: a vector for each background signature; not to be changed
     * @param sets the genes of each
     */
    public QueryGroup(final List<double[][]> background, final List<GeneSets> sets) {
        this(background, sets, false, List.of());
    }

    /** @return how many background signatures there are */
    public int size() {
        return sets.size();
    }
}
