package org.latentalign.score.query;

/**
 * How the genes of a query are enriched in a reference, for a picture.
 *
 * @param raised the running sum of its raised genes
 * @param lowered that of its lowered genes
 */
public record Enrichment(RunningSum raised, RunningSum lowered) {}
