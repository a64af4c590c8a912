package org.latentalign.format.gct;

/**
 * What happened to the content of a file that the output does not show.
 *
 * @param samplesInFile how many samples the file has
 * @param genesInFile how many genes the file has
 * @param samplesWithoutMetadata how many samples the second file for samples has no line for; 0 without such a file
 * @param genesWithoutMetadata the same for genes
 * @param repeatedMetadataLines how many lines of the second files had an identifier again and were passed over
 * @param missingValues how many values of the chosen matrix are missing
 * @param infiniteValues how many are infinite
 */
public record GctReport(
        int samplesInFile,
        int genesInFile,
        int samplesWithoutMetadata,
        int genesWithoutMetadata,
        long repeatedMetadataLines,
        long missingValues,
        long infiniteValues) {}
