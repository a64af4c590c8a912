package org.latentalign.score.statistics;

import java.util.Optional;

/**
 * Whether matched pairs can be told from unmatched ones: first by a permutation of drugs or directions, which holds its
 * rate of false alarms whatever their number, and then by how far the two are apart.
 */
public enum Distinction {
    /** So few that no figures could tell a match from chance. */
    TOO_FEW,
    /** Nothing shows that matched pairs are more alike; with few of them this does not show that they are not. */
    NO_EVIDENCE,
    /** Matched pairs are more alike, but by so little that it does not matter. */
    NEGLIGIBLE,
    /** Matched pairs are more alike, but often they are not. */
    WEAK,
    /** Matched pairs are clearly more alike. */
    CLEAR;

    /** The rate of false alarms. */
    public static final double LEVEL = 0.05;

    /** Below this AUC a difference is negligible. */
    public static final double WEAK_FROM = 0.6;

    /** From this AUC on matched pairs stand out clearly. */
    public static final double CLEAR_FROM = 0.75;

    /**
     * Judges.
     *
     * @param test by permutation, where there are enough to compare
     * @param areaUnderCurve of matched against unmatched pairs, or NaN
     */
    public static Distinction of(final Optional<PermutationTest> test, final double areaUnderCurve) {
        if (test.isEmpty() || !test.get().canReach(LEVEL) || Double.isNaN(areaUnderCurve)) {
            return TOO_FEW;
        }
        if (test.get().decisive() > LEVEL) {
            return NO_EVIDENCE;
        }
        if (areaUnderCurve < WEAK_FROM) {
            return NEGLIGIBLE;
        }
        return areaUnderCurve < CLEAR_FROM ? WEAK : CLEAR;
    }

    /** @return whether matched pairs are more alike in a way that matters */
    public boolean isSeen() {
        return this == WEAK || this == CLEAR;
    }
}
