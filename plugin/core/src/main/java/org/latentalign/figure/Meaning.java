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
    /** Everything else. */
    NEUTRAL
}
