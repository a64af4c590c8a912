package org.latentalign.score.query;

/**
 * How a query finds the references of its own drug.
 *
 * @param query number of the query
 * @param space 0 before encoding, 1 after
 * @param own how many references its drug has
 * @param others how many there are of other drugs
 * @param rank 1 for the best of its own, and 1 more for each reference of another drug above it, a half for each as high
 * @param area the probability that a reference of its own is above one of another drug, ties counted half
 */
public record OwnDrugRank(int query, int space, int own, long others, double rank, double area) {}
