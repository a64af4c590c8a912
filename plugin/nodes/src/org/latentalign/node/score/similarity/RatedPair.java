package org.latentalign.node.score.similarity;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * A pair of words that people have rated.
 *
 * @param texts the two words as the table has them
 * @param words the same in the form in which words are compared
 * @param rating how similar people find them
 */
record RatedPair(List<String> texts, List<String> words, double rating) {

    /** The words without a vector, as the table spells them. */
    List<String> missing(final SimilarWords vocabulary) {
        var missing = new LinkedHashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            if (!vocabulary.vectors().containsKey(words.get(i))) {
                missing.add(texts.get(i));
            }
        }
        return List.copyOf(missing);
    }
}
