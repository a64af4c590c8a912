package org.latentalign.score.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.statistics.GoldenJson;

/** Shapes against figures of NumPy, and against what they must be by construction. */
final class ShapeTest {

    private static final GoldenJson GOLDEN = GoldenJson.read("/org/latentalign/score/shape/shape_2x3x4.json");

    /** The reference takes roots of eigenvalues that are zero but for rounding, about 1e-16: it has eight digits. */
    private static final double ROUNDED = 5e-8;

    private static List<List<TensorShape.Side>> sides() {
        final TensorShape shape = new TensorShape(2, 3, 4);
        final List<List<TensorShape.Side>> sides = new ArrayList<>();
        for (final String part : List.of("clean", "noisy")) {
            for (final double[] row : GOLDEN.get(part).matrix()) {
                sides.add(shape.sides(row));
            }
        }
        return sides;
    }

    @Test
    void matricesOfATensorAreThoseOfTheReference() throws FitException {
        final List<List<TensorShape.Side>> sides = sides();
        final List<GoldenJson> rows = GOLDEN.get("rows").list();
        for (int r = 0; r < rows.size(); r++) {
            final GoldenJson row = rows.get(r);
            for (int side = 0; side < 3; side++) {
                assertEquals(
                        row.get("ranks").integers()[side],
                        sides.get(r).get(side).rank());
                assertEquals(
                        row.get("ranksNoisy").integers()[side],
                        sides.get(r + 3).get(side).rank());
                assertEquals(
                        row.get("participation").numbers()[side],
                        sides.get(r).get(side).participationRatio(),
                        1e-9);
            }
        }
        final List<GoldenJson> matrices = rows.get(0).get("matrices").list();
        for (int side = 0; side < 3; side++) {
            final double[][] expected = matrices.get(side).matrix();
            final double[][] root = sides.get(0).get(side).root();
            for (int i = 0; i < expected.length; i++) {
                for (int j = 0; j < expected.length; j++) {
                    double square = 0;
                    for (int k = 0; k < expected.length; k++) {
                        square += root[i][k] * root[k][j];
                    }
                    assertEquals(expected[i][j], square, 1e-12);
                }
            }
        }
    }

    @Test
    void kernelOfTensorsIsThatOfTheReference() throws FitException {
        final List<List<TensorShape.Side>> sides = sides();
        final double[][] squares = GOLDEN.get("rootDistanceSquared").matrix();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(squares[i][j], TensorShape.squaredDistance(sides.get(i), sides.get(j)), ROUNDED);
            }
        }
        final TensorSpace space = TensorSpace.of(sides, Progress.NONE);
        assertEquals(GOLDEN.get("gamma").number(), space.gamma(), 1e-9);
        assertArrayEquals(GOLDEN.get("kernelEigenvalues").numbers(), space.eigenvalues(), ROUNDED);
        assertTrue(space.eigenvalues()[5] > 0);
        assertArrayEquals(GOLDEN.get("hilbert").get("anglesCleanNoisy").numbers(), space.angles(3, 3), 1e-7);
        assertEquals(3, space.dimension(0, 3, 1));
    }

    @Test
    void distanceOfRootsIsThatOfTheReference() throws FitException {
        final GoldenJson pair = GOLDEN.get("pair");
        assertEquals(
                pair.get("rootDistance").number(),
                CovarianceDistance.between(pair.get("s").matrix(), pair.get("t").matrix(), Progress.NONE),
                1e-9);
    }

    @Test
    void smallAndRightAnglesAreExact() {
        final GoldenJson angles = GOLDEN.get("angles");
        assertArrayEquals(
                angles.get("expected").numbers(),
                PrincipalAngles.between(
                        transposed(angles.get("a").matrix()),
                        transposed(angles.get("b").matrix())),
                1e-14);
    }

    private static double[][] transposed(final double[][] matrix) {
        final double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    /** Three groups around different means; the last varies twice as much along its first value. */
    private static GroupedRows groups() {
        final NormalDeviates random = NormalDeviates.of(31);
        final double[][] rows = new double[240][5];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 5; j++) {
                rows[i][j] = 10 * (i / 80) + random.next() * (i >= 160 && j == 0 ? 2 : 1);
            }
        }
        return GroupedRows.of(
                rows,
                List.of("a", "b", "c"),
                IntStream.range(0, 240).map(i -> i / 80).toArray());
    }

    @Test
    void aChangeOfSpreadIsFoundAndAChangeOfMeanIsNotTakenForOne() throws FitException {
        final ShapeComparison comparison = ShapeComparison.of(
                groups(),
                List.of(new int[] {0, 1}, new int[] {0, 2}),
                new ShapeComparison.Options(20, 2, 199, 1),
                Runnable::run,
                0,
                Progress.NONE);
        assertEquals(5, comparison.directions());
        assertEquals(1, comparison.directionShare(), 1e-12);
        assertTrue(comparison.pairs().get(0).pValue() > 0.05, comparison.toString());
        assertEquals(1 / 200.0, comparison.pairs().get(1).pValue(), 0);
        assertEquals(2, comparison.pairs().get(1).angles().length);
        for (final GroupShape group : comparison.groups()) {
            assertEquals(5, group.rank());
            assertTrue(group.participationRatio() > 2 && group.participationRatio() < 5, group.toString());
        }
    }

    @Test
    void contrastsKeepTheCovarianceOfTheRows() {
        final double[][] rows = {{1e6 + 1, 2}, {1e6 + 4, -1}, {1e6, 0}, {1e6 + 3, 5}};
        final GroupedRows contrasts = Contrasts.of(GroupedRows.of(rows, List.of("a"), new int[4]));
        assertEquals(3, contrasts.rows().length);
        // the squares and products of the residuals, by hand
        assertEquals(10, sum(contrasts.rows(), 0, 0), 1e-8);
        assertEquals(21, sum(contrasts.rows(), 1, 1), 1e-8);
        assertEquals(1, sum(contrasts.rows(), 0, 1), 1e-8);
    }

    private static double sum(final double[][] rows, final int i, final int j) {
        double sum = 0;
        for (final double[] row : rows) {
            sum += row[i] * row[j];
        }
        return sum;
    }

    @Test
    void fewRowsOfManyValuesHaveTheSameDirectionsEitherWay() throws FitException {
        final double[][] wide = new double[][] {{1, 2, 0, 3, 0, 1}, {-1, 0, 1, -2, 1, 0}, {0, -2, -1, -1, -1, -1}};
        final PrincipalDirections byRows = PrincipalDirections.of(wide, Progress.NONE);
        final double[][] covariance = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                for (final double[] row : wide) {
                    covariance[i][j] += row[i] * row[j] / 3;
                }
            }
        }
        final double[] expected =
                SymmetricEigen.decompose(covariance, Progress.NONE).values();
        assertEquals(expected[0], byRows.variances()[0], 1e-12);
        assertEquals(expected[1], byRows.variances()[1], 1e-12);
        assertEquals(2, byRows.directions().length);
    }
}
