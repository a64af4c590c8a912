package org.latentalign.score.query;

import java.util.List;

/**
 * A signature that is looked for.
 *
 * @param name what it is called
 * @param drug the number of its drug among those of the references; negative when it has none there
 * @param group the number of its {@link QueryGroup}
 * @param vectors its vector in every space, before encoding and perhaps after; not to be changed
 * @param sets the genes that it raises and lowers
 */
public record QuerySignature(String name, int drug, int group, List<double[]> vectors, GeneSets sets) {

    /** Copies the list. */
    public QuerySignature {
        vectors = List.copyOf(vectors);
    }
}
