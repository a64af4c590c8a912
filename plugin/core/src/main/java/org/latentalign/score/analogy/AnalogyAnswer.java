package org.latentalign.score.analogy;

/**
 * What a search found for a question.
 *
 * @param best the best of all words, the question's own among them
 * @param isBestRight whether it is right
 * @param other the best of all words but a, b and c
 * @param wrong the best of all words but a, b, c and the right ones
 * @param right the best of the right words; {@link Candidate#NONE} when all of them are among a, b and c or of length
 *     zero
 * @param rank the position of the best right word among all words but a, b and c, from 1; 0 when there is none
 */
public record AnalogyAnswer(
        Candidate best, boolean isBestRight, Candidate other, Candidate wrong, Candidate right, long rank) {

    /** The answer to a question whose direction has length zero. */
    static final AnalogyAnswer NONE =
            new AnalogyAnswer(Candidate.NONE, false, Candidate.NONE, Candidate.NONE, Candidate.NONE, 0);

    /**
     * A word with its score.
     *
     * @param word null when there is none
     * @param row where the vocabulary has it
     * @param score by the method: a cosine, except that 3CosMul's is a product of shifted cosines
     */
    public record Candidate(String word, long row, double score) {

        /** No word. */
        public static final Candidate NONE = new Candidate(null, Long.MAX_VALUE, Double.NEGATIVE_INFINITY);

        /** @return whether there is a word */
        public boolean exists() {
            return word != null;
        }

        /** Whether this one comes before the other: by score, then by row. */
        boolean beats(final Candidate rival) {
            return score > rival.score || score == rival.score && row < rival.row;
        }

        private Candidate times(final double factor, final boolean isCosine) {
            final double scaled = score * factor;
            return exists() ? new Candidate(word, row, isCosine ? Math.max(-1, Math.min(1, scaled)) : scaled) : this;
        }
    }

    /** @return whether the search found an answer at all */
    public boolean isDefined() {
        return best.exists();
    }

    /** @return whether the best of all words but a, b and c is right */
    public boolean isOtherRight() {
        return rank == 1;
    }

    /** @return where the right words are */
    public Placing placing() {
        return new Placing(rank, isBestRight);
    }

    /** The same with another rank. */
    AnalogyAnswer withRank(final long position) {
        return new AnalogyAnswer(best, isBestRight, other, wrong, right, position);
    }

    /** The same with other scores. */
    AnalogyAnswer times(final double factor, final boolean isCosine) {
        return new AnalogyAnswer(
                best.times(factor, isCosine),
                isBestRight,
                other.times(factor, isCosine),
                wrong.times(factor, isCosine),
                right.times(factor, isCosine),
                rank);
    }
}
