package org.latentalign.score.shape;

/**
 * How a group's rows vary around their mean, or around the mean of their stratum.
 *
 * @param group its number
 * @param rank how many directions have a variance above 1e-10 of the largest
 * @param participationRatio between how many directions the variance is shared as if evenly; NaN without variance
 * @param variance the sum over all directions, divided by the degrees of freedom; NaN for a single row
 */
public record GroupShape(int group, int rank, double participationRatio, double variance) {}
