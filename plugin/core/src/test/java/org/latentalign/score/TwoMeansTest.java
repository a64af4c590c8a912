package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TwoMeansTest {

    @Test
    void keepsTheLargerCluster() {
        assertArrayEquals(
                new boolean[] {true, false, true, true, false, true},
                TwoMeans.largerCluster(new double[][] {{0, 0}, {9, 9}, {0, 1}, {1, 0}, {9, 8}, {1, 1}}));
    }

    @Test
    void keepsAllWhenThereIsNoMajority() {
        assertArrayEquals(
                new boolean[] {true, true, true, true},
                TwoMeans.largerCluster(new double[][] {{0}, {0.1}, {5}, {5.1}}));
        assertArrayEquals(new boolean[] {true, true}, TwoMeans.largerCluster(new double[][] {{0}, {5}}));
        assertArrayEquals(new boolean[] {true}, TwoMeans.largerCluster(new double[][] {{0}}));
        assertArrayEquals(new boolean[0], TwoMeans.largerCluster(new double[0][]));
    }

    @Test
    void keepsAllWhenAllAreTheSame() {
        assertArrayEquals(
                new boolean[] {true, true, true}, TwoMeans.largerCluster(new double[][] {{2, 2}, {2, 2}, {2, 2}}));
    }

    @Test
    void aloneOutlierGoes() {
        assertArrayEquals(new boolean[] {true, true, false}, TwoMeans.largerCluster(new double[][] {{1}, {2}, {40}}));
    }
}
