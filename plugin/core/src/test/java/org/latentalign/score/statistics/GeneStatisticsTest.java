package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class GeneStatisticsTest {

    private static final double TOLERANCE = 1e-9;

    private final GoldenJson golden = GoldenJson.read("genes.json");

    private final double[] first = golden.get("s1").numbers();

    private final double[] second = golden.get("s2").numbers();

    @Test
    void contributions() {
        final GeneContributions contributions = GeneContributions.of(first, second);
        assertEquals(golden.get("cosine").number(), contributions.cosine(), TOLERANCE);
        assertArrayEquals(golden.get("contribution").numbers(), contributions.contributions(), TOLERANCE);
        assertArrayEquals(golden.get("order").integers(), contributions.order());
        assertEquals(0, contributions.residual(), 1e-15);
        final double[] cumulative = golden.get("cumulative").numbers();
        double sum = 0;
        for (int place = 0; place < cumulative.length; place++) {
            sum += contributions.contributions()[contributions.order()[place]];
            assertEquals(cumulative[place], sum, TOLERANCE);
        }
    }

    @Test
    void encodedContributions() {
        final var encoder = new SimpleMatrix(golden.get("encoder").matrix());
        final GeneContributions contributions = GeneContributions.of(
                first,
                second,
                x -> encoder.mult(new SimpleMatrix(x)).getDDRM().data,
                y -> encoder.transpose().mult(new SimpleMatrix(y)).getDDRM().data);
        checkEncoded(contributions);
        assertEquals(0, contributions.residual(), 1e-14);
        checkEncoded(GeneContributions.ofJacobian(
                first,
                second,
                golden.get("encoder").matrix(),
                golden.get("cosine_encoded").number()));
    }

    private void checkEncoded(final GeneContributions contributions) {
        assertEquals(golden.get("cosine_encoded").number(), contributions.cosine(), TOLERANCE);
        assertArrayEquals(golden.get("contribution_encoded").numbers(), contributions.contributions(), TOLERANCE);
    }

    @Test
    void whatTheJacobianLeaves() {
        final GeneContributions contributions = GeneContributions.ofJacobian(
                first, second, golden.get("encoder").matrix(), 0.5);
        assertEquals(0.5, contributions.cosine());
        assertEquals(0.5 - golden.get("cosine_encoded").number(), contributions.residual(), TOLERANCE);
    }

    @Test
    void directionShares() {
        // the directions of the second moment, as EJML finds them
        final var moment = new SimpleMatrix(golden.get("second_moment").matrix());
        final var eigen = moment.eig();
        final int[] order = IntStream.range(0, first.length)
                .boxed()
                .sorted((i, j) -> Double.compare(eigen.getEigenvalue(j).real, eigen.getEigenvalue(i).real))
                .mapToInt(i -> i)
                .toArray();
        final double[] shares = GeneContributions.ofDirections(
                Arrays.stream(order)
                        .mapToDouble(k -> eigen.getEigenVector(k).dot(new SimpleMatrix(first)))
                        .toArray(),
                Arrays.stream(order)
                        .mapToDouble(k -> eigen.getEigenVector(k).dot(new SimpleMatrix(second)))
                        .toArray(),
                golden.get("gain").numbers());
        assertArrayEquals(golden.get("direction_share").numbers(), shares, TOLERANCE);
    }

    @Test
    void testsOfGenes() {
        final PlateSamples treated = samples("treated");
        final PlateSamples controls = samples("controls");
        final PlateSignature signature = PlateSignature.of(treated, controls, PlateWeighting.INVERSE_VARIANCE)
                .orElseThrow();
        assertArrayEquals(golden.get("signature").numbers(), signature.shift(), TOLERANCE);
        final GeneTests tests = GeneTests.of(signature.shift(), signature.varianceFactor(), controls.scatter());
        assertArrayEquals(golden.get("t").numbers(), tests.t(), TOLERANCE);
        assertArrayEquals(golden.get("p").numbers(), tests.p(), TOLERANCE);
        assertArrayEquals(golden.get("fdr").numbers(), tests.falseDiscoveryRate(), TOLERANCE);
        assertEquals(
                golden.get("strength_ratio").number(),
                SignatureStrength.of(signature.shift(), signature.varianceFactor(), controls.scatter())
                        .ratio(),
                TOLERANCE);
    }

    private PlateSamples samples(final String name) {
        final PlateSamples samples = new PlateSamples(first.length);
        Arrays.stream(golden.get(name).matrix()).forEach(sample -> samples.add("", sample));
        return samples;
    }

    @Test
    void scatterOfAGeneWhoseControlsAgree() {
        final var scatter = new Scatter(new double[] {0, 1, 4, 4, 9}, 6);
        assertArrayEquals(new double[] {0.2, 1, 2, 2, 3}, scatter.flooredDeviations(), 1e-15);
        assertArrayEquals(new double[] {5, 0, 1, 2, 1}, scatter.inUnits(new double[] {1, 0, 2, 4, 3}), 1e-15);
    }

    @Test
    void oneControlTellsNothing() {
        final var controls = new PlateSamples(3);
        controls.add("", new double[] {1, 2, 3});
        final GeneTests tests = GeneTests.of(new double[] {1, 2, 3}, 2, controls.scatter());
        assertTrue(Arrays.stream(tests.p()).allMatch(Double::isNaN));
        assertTrue(Arrays.stream(tests.falseDiscoveryRate()).allMatch(Double::isNaN));
    }

    @Test
    void topGenes() {
        final TopGenes top =
                TopGenes.of(new double[] {5, -4, 0, 1, 2, 0, 0, 0}, new double[] {-5, 0, 3, 4, 1, 0, 0, 0}, 2);
        assertEquals(0.5, top.overlap());
        assertEquals(0.25, top.byChance());
        assertThrows(IllegalArgumentException.class, () -> TopGenes.of(new double[3], new double[3], 3));
        assertThrows(IllegalArgumentException.class, () -> TopGenes.of(new double[3], new double[3], 0));
    }
}
