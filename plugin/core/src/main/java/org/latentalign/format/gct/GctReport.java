package org.latentalign.format.gct;

import java.util.List;

/**
 * What happened to the content of a file that the output does not show.
 *
 * @param samples what happened to the samples
 * @param genes the same for genes
 * @param missingValues how many values of the chosen matrix are missing
 * @param infiniteValues how many are infinite
 * @param doubts what may be wrong with the file, although it can be read: sentences, usually none
 */
public record GctReport(
        AxisReport samples, AxisReport genes, long missingValues, long infiniteValues, List<String> doubts) {

    /** Copies the list. */
    public GctReport {
        doubts = List.copyOf(doubts);
    }
}
