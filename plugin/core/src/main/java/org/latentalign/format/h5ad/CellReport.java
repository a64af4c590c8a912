package org.latentalign.format.h5ad;

import java.util.List;

/**
 * What happened to the content of a file that the output does not show.
 *
 * @param isLog whether the file says that its main matrix, which was read, holds logarithms
 * @param otherMatrices all matrices that the file has, as in "layer counts"
 * @param otherEmbeddings embeddings that were not asked for
 * @param featuresLeftOut how many antibodies and the like of a file of 10x Genomics were left out
 * @param missingValues how many values of the chosen matrix and embeddings are missing
 * @param infiniteValues how many are infinite
 */
public record CellReport(
        boolean isLog,
        List<String> otherMatrices,
        List<String> otherEmbeddings,
        int featuresLeftOut,
        long missingValues,
        long infiniteValues) {

    /** Copies the lists. */
    public CellReport {
        otherMatrices = List.copyOf(otherMatrices);
        otherEmbeddings = List.copyOf(otherEmbeddings);
    }
}
