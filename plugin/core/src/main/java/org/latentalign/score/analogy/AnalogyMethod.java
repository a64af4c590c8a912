package org.latentalign.score.analogy;

/**
 * How a candidate v is scored as the answer d of a question a : b :: c : d. The candidate with the highest score is the
 * answer; of equal scores, that in the lowest row of the vocabulary. A vector of length zero is never an answer.
 */
public enum AnalogyMethod {
    /** {@code cos(v, b - a + c)} (the paper's section 6.1.2; Mikolov, Yih and Zweig, 2013). */
    THREE_COS_ADD,
    /**
     * {@code cos'(v, b) cos'(v, c) / (cos'(v, a) + 0.001)} with {@code cos' = (1 + cos) / 2} (Levy and Goldberg,
     * 2014). The cosine with a vector of length zero counts as 0.
     */
    THREE_COS_MUL,
    /**
     * {@code cos(v, c + m)}, where m is the mean of y - x over the different pairs x : y of the question's relation,
     * all but c : d itself (after Drozd, Gladkova and Matsuoka, 2016). The pairs are those that occur, as a : b or as
     * c : d, in questions all of whose words have vectors; each counts once.
     */
    THREE_COS_AVG,
    /** {@code cos(v - c, b - a)} (Levy and Goldberg, 2014). A candidate with the very vector of c has no score. */
    PAIR_DIRECTION
}
