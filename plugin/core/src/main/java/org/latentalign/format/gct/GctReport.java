package org.latentalign.format.gct;

/**
 * What happened to the content of a file that the output does not show.
 *
 * @param samples what happened to the samples
 * @param genes the same for genes
 * @param missingValues how many values of the chosen matrix are missing
 * @param infiniteValues how many are infinite
 */
public record GctReport(AxisReport samples, AxisReport genes, long missingValues, long infiniteValues) {}
