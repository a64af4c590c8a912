package org.latentalign.score.query;

/**
 * A drug with a reference among those listed, over all its references.
 *
 * @param query number of the query
 * @param drug its number
 * @param signatures how many references it has
 * @param lines in how many cell lines
 * @param maximumQuantile of its normalized connectivity scores; NaN where there is none
 */
public record DrugScore(int query, int drug, int signatures, int lines, double maximumQuantile) {}
