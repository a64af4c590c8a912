package org.latentalign.score.analogy;

import java.util.Arrays;
import java.util.Optional;

/** The different words of some questions, and their vectors as far as the vocabulary has them. */
public final class QuestionWords {

    private final String[] words;

    private final double[][] vectors;

    private final long[] rows;

    /** @param words the different words; their positions are their numbers */
    public QuestionWords(final String[] words) {
        this.words = words.clone();
        vectors = new double[words.length][];
        rows = new long[words.length];
    }

    private QuestionWords(final String[] words, final double[][] vectors, final long[] rows) {
        this.words = words;
        this.vectors = vectors;
        this.rows = rows;
    }

    /**
     * Sets a word's vector.
     *
     * @param word its number
     * @param row where the vocabulary has it
     * @param vector of d values, all finite; kept
     */
    public void set(final int word, final long row, final double[] vector) {
        vectors[word] = vector;
        rows[word] = row;
    }

    /** @return how many words there are, with a vector or not */
    public int size() {
        return words.length;
    }

    /** @return the word with a number */
    public String word(final int word) {
        return words[word];
    }

    /** @return whether the word has a vector */
    public boolean has(final int word) {
        return vectors[word] != null;
    }

    /** @return the vector of a word that has one; not a copy */
    public double[] vector(final int word) {
        return vectors[word];
    }

    /** @return the row of a word that has a vector */
    public long row(final int word) {
        return rows[word];
    }

    /** @return the same words in the same rows without vectors, to be given others such as embeddings */
    public QuestionWords withoutVectors() {
        return new QuestionWords(words, new double[words.length][], rows.clone());
    }

    /**
     * Keeps what of a question can be asked: a, b, c and at least one answer have vectors.
     *
     * @param question of these words
     * @return the question with those of its answers that have a vector, or empty
     */
    public Optional<AnalogyQuestion> covered(final AnalogyQuestion question) {
        final int[] answers =
                Arrays.stream(question.answers()).filter(this::has).toArray();
        return has(question.a()) && has(question.b()) && has(question.c()) && answers.length > 0
                ? Optional.of(
                        new AnalogyQuestion(question.relation(), question.a(), question.b(), question.c(), answers))
                : Optional.empty();
    }
}
