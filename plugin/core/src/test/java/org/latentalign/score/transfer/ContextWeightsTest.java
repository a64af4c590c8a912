package org.latentalign.score.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContextWeightsTest {

    @Test
    void weightsFallWithDistance() {
        final var weights = new ContextWeights(Map.of("near", 1.0, "far", 3.0, "farther", 5.0), Optional.of(2.0));
        final double sum = 1 + Math.exp(-1) + Math.exp(-2);
        final var all = weights.weighted(List.of("near", "far", "farther"));
        assertEquals(1 / sum, all.get("near"), 1e-15);
        assertEquals(Math.exp(-1) / sum, all.get("far"), 1e-15);
        assertEquals(Math.exp(-2) / sum, all.get("farther"), 1e-15);
        // among those in which a drug was measured
        assertEquals(
                1 / (1 + Math.exp(-1)),
                weights.weighted(List.of("far", "farther")).get("far"),
                1e-15);
        assertEquals(Map.of("near", 1.0), weights.nearest(List.of("farther", "near")));
        assertEquals(Map.of("a", 0.5, "b", 0.5), ContextWeights.equal(List.of("a", "b")));
        assertEquals(
                Map.of("near", 0.5, "far", 0.5),
                new ContextWeights(weights.distances(), Optional.of(Double.POSITIVE_INFINITY))
                        .weighted(List.of("near", "far")));
        assertArrayEquals(
                new double[] {1, 3},
                ContextWeights.weighted(
                        Map.of("a", 0.5, "b", 0.5), Map.of("a", new double[] {2, 2}, "b", new double[] {0, 4})));
    }

    /** Effects that follow the place of the controls are taken from near by; effects that do not, from everywhere. */
    @Test
    void tauIsChosenAmongTheSources() {
        final var random = new SplittableRandom(2);
        final Map<String, double[]> controls = new TreeMap<>();
        final Map<String, Map<String, double[]>> local = new TreeMap<>();
        final Map<String, Map<String, double[]>> global = new TreeMap<>();
        final double[] shared = random.doubles(20, -1, 1).toArray();
        for (int place = 0; place < 8; place++) {
            controls.put("line " + place, new double[] {place});
            final double angle = place * 0.4;
            local.put("line " + place, Map.of("drug", new double[] {Math.cos(angle), Math.sin(angle)}));
            final double[] noisy = shared.clone();
            for (int j = 0; j < noisy.length; j++) {
                noisy[j] += 2 * (random.nextDouble() - 0.5);
            }
            global.put("line " + place, Map.of("drug", noisy));
        }
        final var near = ContextWeights.of(controls, new double[] {3.2}, local);
        final var everywhere = ContextWeights.of(controls, new double[] {3.2}, global);
        assertTrue(near.tau().orElseThrow() < everywhere.tau().orElseThrow());
        assertEquals(0.2, near.distances().get("line 3"), 1e-15);
    }

    @Test
    void twoSourcesDoNotTell() {
        final Map<String, double[]> controls = Map.of("a", new double[] {0}, "b", new double[] {1});
        final var weights = ContextWeights.of(controls, new double[] {0}, Map.of());
        assertTrue(weights.tau().isEmpty());
        assertTrue(weights.weighted(List.of("a", "b")).isEmpty());
    }
}
