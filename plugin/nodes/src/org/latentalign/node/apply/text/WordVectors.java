package org.latentalign.node.apply.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.progress.Progress;

/** The vectors of those words that occur in texts, with their ranks. */
final class WordVectors {

    /**
     * A word.
     *
     * @param rank from 1
     */
    record Word(double[] vector, long rank) {}

    private final Map<String, Word> words = new HashMap<>();

    private WordVectors() {}

    static WordVectors of(final Vocabulary vocabulary, final Set<String> wanted, final Progress progress) {
        var found = new WordVectors();
        vocabulary.find(
                word -> wanted.contains(word) && !found.words.containsKey(word),
                new Vocabulary.Visitor() {
                    private final double[] vector = new double[vocabulary.dimension()];

                    @Override
                    public double[] next() {
                        return vector;
                    }

                    @Override
                    public void accept(final String word, final long row) {
                        found.words.put(word, new Word(vector.clone(), row + 1));
                    }
                },
                progress);
        return found;
    }

    boolean has(final String word) {
        return words.containsKey(word);
    }

    /** Null for a word without a vector. */
    Word get(final String word) {
        return words.get(word);
    }
}
