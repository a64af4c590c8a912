package org.latentalign.figure;

/** What a mark stands for; decides its color and dash, the same in all figures. */
public enum Meaning {
    /** The input space, before encoding. */
    BEFORE,
    /** The latent space, after encoding. */
    AFTER,
    /** Unmatched or shuffled partners before encoding. */
    BASELINE_BEFORE,
    /** Unmatched or shuffled partners after encoding. */
    BASELINE_AFTER,
    /** The area under the curve of matched against unmatched. */
    AUC,
    /** The condition number. */
    CONDITION,
    /** What the reader should look at: the advised degree, a level that matters. */
    ADVICE,
    /** Above zero: a gene that goes up. */
    UP,
    /** Below zero: a gene that goes down. */
    DOWN,
    /** The most frequent value of a column by which rows are colored. */
    GROUP_1,
    /** The second of its values, and so on. */
    GROUP_2,
    GROUP_3,
    GROUP_4,
    GROUP_5,
    GROUP_6,
    GROUP_7,
    GROUP_8,
    /** Everything else. */
    NEUTRAL;

    private static final Meaning[] GROUPS = {GROUP_1, GROUP_2, GROUP_3, GROUP_4, GROUP_5, GROUP_6, GROUP_7, GROUP_8};

    /** How many groups have a color of their own; more could not be told apart. */
    public static final int MOST_GROUPS = GROUPS.length;

    /** @param place of a group among those with a color, from 0 */
    public static Meaning group(final int place) {
        return GROUPS[place];
    }
}
