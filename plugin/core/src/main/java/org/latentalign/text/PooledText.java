package org.latentalign.text;

import java.util.Arrays;
import org.latentalign.kernel.Rows;

/** The vector of one text after the other, made of those of its words. For one thread. */
public final class PooledText {

    private final TextPooling pooling;

    private final RankWeights weights;

    private final double[] pooled;

    private int words;

    /**
     * @param dimension d, the length of a word's vector
     * @param pooling how vectors become one
     * @param weights by rank, for {@link TextPooling#INVERSE_FREQUENCY}
     */
    public PooledText(final int dimension, final TextPooling pooling, final RankWeights weights) {
        this.pooling = pooling;
        this.weights = weights;
        pooled = new double[dimension];
    }

    /** Begins a new text. */
    public void clear() {
        words = 0;
        Arrays.fill(pooled, pooling == TextPooling.MAXIMUM ? Double.NEGATIVE_INFINITY : 0);
    }

    /**
     * Adds a word of the text.
     *
     * @param vector of the word, d finite values
     * @param rank of the word in the vocabulary, from 1
     */
    public void add(final double[] vector, final long rank) {
        words++;
        switch (pooling) {
            case MEAN -> Rows.add(pooled, vector, pooled.length);
            case INVERSE_FREQUENCY -> Rows.addMultiple(pooled, vector, weights.of(rank), pooled.length);
            case MAXIMUM -> Arrays.setAll(pooled, j -> Math.max(pooled[j], vector[j]));
        }
    }

    /** @return how many words were added, each as often as it was */
    public int words() {
        return words;
    }

    /**
     * Gives the text's vector.
     *
     * @param vector takes d values, which may be infinite when words' vectors are near the largest numbers
     * @throws IllegalStateException when no word was added
     */
    public void to(final double[] vector) {
        if (words == 0) {
            throw new IllegalStateException("A text without words has no vector.");
        }
        for (int j = 0; j < pooled.length; j++) {
            vector[j] = pooling == TextPooling.MAXIMUM ? pooled[j] : pooled[j] / words;
        }
    }
}
