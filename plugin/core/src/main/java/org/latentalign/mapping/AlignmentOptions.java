package org.latentalign.mapping;

import org.latentalign.score.retrieval.Similarity;

/**
 * How a map is learned and scored.
 *
 * @param method of the map
 * @param centered whether means are subtracted before and added after
 * @param anchorLimit how many anchors are used at most
 * @param similarity by what mapped rows find their partners
 * @param neighbors k of the corrected similarity (CSLS)
 * @param scoredLimit how many held-out rows are scored at most
 * @param shuffles how often the map is learned from shuffled anchors, for the baseline
 * @param seed of all random choices
 */
public record AlignmentOptions(
        MapMethod method,
        boolean centered,
        int anchorLimit,
        Similarity similarity,
        int neighbors,
        int scoredLimit,
        int shuffles,
        long seed) {

    /** @throws IllegalArgumentException when a number is not positive */
    public AlignmentOptions {
        if (anchorLimit < 1 || neighbors < 1 || scoredLimit < 1 || shuffles < 1) {
            throw new IllegalArgumentException("Limits, neighbors and shuffles must be at least 1.");
        }
    }
}
