package org.latentalign.score.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.generation.AttributeVector.Role;
import org.latentalign.score.statistics.GoldenJson;

final class GenerationTest {

    private static final GoldenJson GOLDEN = GoldenJson.read("/org/latentalign/score/generation/attribute_vector.json");

    private static final List<String> GROUPS = List.of("A", "B", "C");

    private static AttributeVector golden() throws FitException {
        final List<Role> roles = new ArrayList<>();
        for (final String label : GOLDEN.get("label").texts()) {
            roles.add(label.equals("trt") ? Role.TO : Role.FROM);
        }
        final int[] groups =
                GOLDEN.get("group").texts().stream().mapToInt(GROUPS::indexOf).toArray();
        return AttributeVector.of(GOLDEN.get("embedding").matrix(), roles, groups, 3);
    }

    @Test
    void attributeVectorsAreThoseOfTheReference() throws FitException {
        final AttributeVector vector = golden();
        assertArrayEquals(GOLDEN.get("pooled").numbers(), vector.pooled(), 1e-12);
        assertArrayEquals(GOLDEN.get("balanced").numbers(), vector.balanced(), 1e-12);
        assertEquals(List.of(0, 1, 2), vector.groups());
        for (int g = 0; g < 3; g++) {
            final String name = GROUPS.get(g);
            assertArrayEquals(GOLDEN.get("perGroup").get(name).numbers(), vector.of(g), 1e-12);
            assertArrayEquals(GOLDEN.get("leaveOneOut").get(name).numbers(), vector.without(g), 1e-12);
            assertEquals(GOLDEN.get("cosineLeaveOneOut").get(name).numbers()[0], vector.cosineWithOthers(g), 1e-9);
        }
        assertEquals(2, vector.toCount(0));
        assertEquals(3, vector.fromCount(0));
    }

    @Test
    void missingLabelsAreToldOf() throws FitException {
        final double[][] rows = {{1}, {2}};
        final var none = assertThrows(
                FitException.class, () -> AttributeVector.of(rows, List.of(Role.TO, Role.NONE), new int[2], 1));
        assertTrue(none.getMessage().startsWith("No row has the label to come from"), none.getMessage());
        final AttributeVector apart = AttributeVector.of(rows, List.of(Role.TO, Role.FROM), new int[] {0, 1}, 2);
        assertArrayEquals(new double[] {-1}, apart.pooled());
        assertThrows(FitException.class, apart::balanced);
        assertTrue(apart.groups().isEmpty());
    }

    @Test
    void pathsAreThoseOfTheReference() {
        final double[][] rows = GOLDEN.get("embedding").matrix();
        final double[][] linear = GOLDEN.get("interpolationLinear").matrix();
        final double[][] spherical = GOLDEN.get("interpolationSpherical").matrix();
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(linear[i], LatentPath.LINEAR.at(rows[0], rows[1], i / 4.0), 1e-12);
            assertArrayEquals(spherical[i], LatentPath.SPHERICAL.at(rows[0], rows[1], i / 4.0), 1e-12);
        }
    }

    /** Where turning has no plane of its own, the path is straight. */
    @Test
    void pathsBetweenParallelVectorsAreStraight() {
        final double[] x = {1, 2};
        assertArrayEquals(new double[] {2, 4}, LatentPath.SPHERICAL.at(x, new double[] {3, 6}, 0.5), 1e-12);
        assertArrayEquals(new double[] {0, 0}, LatentPath.SPHERICAL.at(x, new double[] {-1, -2}, 0.5), 1e-12);
        assertArrayEquals(new double[] {0.5, 1}, LatentPath.SPHERICAL.at(x, new double[2], 0.5), 1e-12);
    }

    /** Their cosine is -1 but for its rounding, which would make a plane of its own. */
    @Test
    void theWayToTheOppositeIsStraight() {
        final double[] x = {0.940254679878251, -1.0496437029660683};
        final double[] y = {-x[0], -x[1]};
        assertArrayEquals(new double[] {0.8 * x[0], 0.8 * x[1]}, LatentPath.SPHERICAL.at(x, y, 0.1), 1e-12);
        assertTrue(LatentPath.isOpposite(x, y));
        assertFalse(LatentPath.isOpposite(x, x));
        assertFalse(LatentPath.isOpposite(x, new double[2]));
        assertFalse(LatentPath.isOpposite(x, new double[] {-x[0], -x[1] + 1e-6}));
    }

    private static double[][] cloud(final int n, final long seed) {
        final NormalDeviates normal = NormalDeviates.of(seed);
        final double[][] rows = new double[n][];
        for (int r = 0; r < n; r++) {
            final double x = normal.next();
            rows[r] = new double[] {5 + 2 * x, -x + 0.5 * normal.next()};
        }
        return rows;
    }

    /** Of 20,000 samples each, mean and covariance are those of the rows, or 0 and the identity. */
    @Test
    void samplesHaveTheMomentsTheyAreMeantToHave() throws FitException {
        final double[][] rows = cloud(400, 1);
        final LatentSampler sampler = new LatentSampler(rows, 3, Progress.NONE);
        final double[] expected = moments(rows);
        final double[][] gaussian = new double[20_000][];
        final double[][] around = new double[20_000][];
        final double[][] prior = new double[20_000][];
        for (int i = 0; i < 20_000; i++) {
            gaussian[i] = sampler.gaussian(i);
            around[i] = sampler.aroundRow(i, 0.5);
            prior[i] = sampler.prior(i);
        }
        assertArrayEquals(expected, moments(gaussian), 0.12);
        final double wider = 1.25; // 1 + spread^2
        assertArrayEquals(
                new double[] {expected[0], expected[1], wider * expected[2], wider * expected[3], wider * expected[4]},
                moments(around),
                0.15);
        assertArrayEquals(new double[] {0, 0, 1, 1, 0}, moments(prior), 0.05);
        assertArrayEquals(rows[sampler.row(7)], sampler.aroundRow(7, 0));
        assertArrayEquals(sampler.gaussian(5), new LatentSampler(rows, 3, Progress.NONE).gaussian(5));
    }

    /** Means, variances, covariance. */
    private static double[] moments(final double[][] rows) {
        final double[] m = new double[5];
        for (final double[] row : rows) {
            m[0] += row[0] / rows.length;
            m[1] += row[1] / rows.length;
        }
        for (final double[] row : rows) {
            m[2] += (row[0] - m[0]) * (row[0] - m[0]) / rows.length;
            m[3] += (row[1] - m[1]) * (row[1] - m[1]) / rows.length;
            m[4] += (row[0] - m[0]) * (row[1] - m[1]) / rows.length;
        }
        return m;
    }

    /** Draws of the rows' own distribution are at the floor on average, others far above. */
    @Test
    void theFloorIsWhatRowsOfTheSameDistributionReach() {
        double distance = 0;
        double floor = 0;
        for (int seed = 0; seed < 60; seed++) {
            final SampleCheck check = SampleCheck.of(cloud(40, 100 + seed), cloud(60, 500 + seed), () -> {});
            distance += check.distance();
            floor += check.floor();
            assertFalse(check.isFar());
        }
        assertEquals(1, distance / floor, 0.15);
        final double[][] moved = cloud(40, 9);
        for (final double[] row : moved) {
            row[1] += 4;
        }
        final SampleCheck check = SampleCheck.of(moved, cloud(60, 10), () -> {});
        assertTrue(check.isFar());
        assertTrue(check.share() > 0.3 && check.share() < 1);
    }

    /** Rows of one dimension are the hardest: their distance varies most about the floor. */
    @Test
    void samplesLikeTheRowsAreHardlyEverCalledFar() {
        final int tables = 400;
        for (final int n : new int[] {2, 3, 5, 10, 20}) {
            int far = 0;
            for (int table = 0; table < tables; table++) {
                final NormalDeviates normal = NormalDeviates.of(1000L * n + table);
                if (SampleCheck.of(line(normal, 100), line(normal, n), () -> {}).isFar()) {
                    far++;
                }
            }
            assertTrue(far <= 0.05 * tables, far + " of " + tables + " tables of " + n + " rows");
        }
    }

    private static double[][] line(final NormalDeviates normal, final int n) {
        final double[][] rows = new double[n][];
        for (int r = 0; r < n; r++) {
            rows[r] = new double[] {normal.next()};
        }
        return rows;
    }
}
