package org.latentalign.format.gct;

import java.util.List;

/**
 * What happened to the samples, or to the genes, that the output does not show.
 *
 * @param inFile how many the file has
 * @param withoutMetadata for each further file in turn, how many of the chosen it has no line for
 * @param repeatedLines how many lines of further files had an identifier again and were passed over
 * @param repeatedIds how many identifiers were there already
 * @param requested how many requested identifiers are not in the file, and the first of them
 * @param fieldsLeftOut metadata fields that no table column can hold
 */
public record AxisReport(
        int inFile,
        List<Integer> withoutMetadata,
        long repeatedLines,
        int repeatedIds,
        NotFound requested,
        List<String> fieldsLeftOut) {

    /**
     * Identifiers that were asked for in vain.
     *
     * @param count how many
     * @param first the first of them; empty when there is none
     */
    public record NotFound(int count, String first) {}

    /** Copies the lists. */
    public AxisReport {
        withoutMetadata = List.copyOf(withoutMetadata);
        fieldsLeftOut = List.copyOf(fieldsLeftOut);
    }
}
