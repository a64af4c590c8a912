package org.latentalign.score.analogy;

/**
 * A question a : b :: c : d. Words are numbers: positions in the list of the different words of all questions.
 *
 * @param relation the number of the relation that the question belongs to
 * @param a the first word of the example
 * @param b the second word of the example
 * @param c the word that is asked about
 * @param answers d, and behind it any other answers that are as right; at least one, not to be changed
 */
public record AnalogyQuestion(int relation, int a, int b, int c, int[] answers) {

    /** @return the answer that the question names, or the first that has a vector */
    public int d() {
        return answers[0];
    }

    /** Whether a word is one of the question's own. */
    boolean names(final int word) {
        return word == a || word == b || word == c;
    }

    /** Whether a word is right. */
    boolean isAnswer(final int word) {
        for (final int answer : answers) {
            if (answer == word) {
                return true;
            }
        }
        return false;
    }
}
