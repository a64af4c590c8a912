package org.latentalign.score.analogy;

import java.util.Arrays;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;

/** How the questions stand after some of the vocabulary: the best wrong word, and how many come before the right one. */
final class Standings {

    private final double[] best;

    private final long[] bestRows;

    private final String[] bestWords;

    private final double[] rightScores;

    private final long[] rightRows;

    private final double[] gates;

    private final long[] better;

    /** @param head what is known beforehand, by question */
    Standings(final AnalogyAnswer[] head) {
        best = new double[head.length];
        bestRows = new long[head.length];
        bestWords = new String[head.length];
        rightScores = new double[head.length];
        rightRows = new long[head.length];
        gates = new double[head.length];
        better = new long[head.length];
        Arrays.fill(bestRows, Long.MAX_VALUE);
        for (int q = 0; q < head.length; q++) {
            final Candidate right = head[q].right();
            best[q] = head[q].wrong().score();
            rightScores[q] = right.exists() ? right.score() : Double.POSITIVE_INFINITY;
            rightRows[q] = right.row();
            gates[q] = Math.min(best[q], rightScores[q]);
        }
    }

    /** The score from which on a wrong word changes something. */
    double gate(final int q) {
        return gates[q];
    }

    /** Whether a score that is only known to be in a range must be known exactly. */
    boolean isOpen(final int q, final double lowest, final double highest) {
        return highest >= best[q] || highest >= rightScores[q] && lowest <= rightScores[q];
    }

    /** Takes a wrong word that is not {@linkplain #isOpen open}. */
    void take(final int q, final double lowest) {
        if (lowest > rightScores[q]) {
            better[q]++;
        }
    }

    /** Takes a wrong word whose score is known. */
    void take(final int q, final String word, final long row, final double score) {
        if (score > rightScores[q] || score == rightScores[q] && row < rightRows[q]) {
            better[q]++;
        }
        if (score > best[q] || score == best[q] && row < bestRows[q]) {
            best[q] = score;
            bestRows[q] = row;
            bestWords[q] = word;
            gates[q] = Math.min(score, rightScores[q]);
        }
    }

    /** The best word that was taken, or none. */
    Candidate best(final int q) {
        return bestWords[q] == null ? Candidate.NONE : new Candidate(bestWords[q], bestRows[q], best[q]);
    }

    /** How many words that were taken come before the right one. */
    long better(final int q) {
        return better[q];
    }
}
