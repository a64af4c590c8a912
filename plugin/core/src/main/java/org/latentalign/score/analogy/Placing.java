package org.latentalign.score.analogy;

/**
 * Where a search puts the right words of a question.
 *
 * @param rank the position of the best of them among all words but a, b and c, from 1; 0 when there is none
 * @param isBestRight whether the best of all words, the question's own among them, is right
 */
public record Placing(long rank, boolean isBestRight) {

    /** @return whether a right word is among the first so many, a, b and c left out */
    public boolean isAmongFirst(final int count) {
        return rank >= 1 && rank <= count;
    }
}
