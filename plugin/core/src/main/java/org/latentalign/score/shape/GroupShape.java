package org.latentalign.score.shape;

/**
 * How a group's rows vary around their mean.
 *
 * @param group its number
 * @param rows how many there are
 * @param rank how many directions have a variance above 1e-10 of the largest
 * @param participationRatio between how many directions the variance is shared as if evenly; NaN without variance
 * @param variance the sum over all directions (1/n)
 */
public record GroupShape(int group, int rows, int rank, double participationRatio, double variance) {}
