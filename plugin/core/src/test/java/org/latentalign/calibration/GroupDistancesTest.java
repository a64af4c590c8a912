package org.latentalign.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.latentalign.calibration.GroupDistances.Found;
import org.latentalign.calibration.GroupDistances.World;

/**
 * A little of what {@code ./calibrate} runs: 300 tables where a share of 0.05 has to be told, with a standard error of
 * 0.013, and fewer where it is far from its bound.
 */
class GroupDistancesTest {

    private static final Tables TABLES = new Tables(300, 7);

    private static final Tables FEW_TABLES = new Tables(50, 7);

    private static double share(final List<Found> found, final ToDoubleFunction<Found> p) {
        return Rates.share(found, table -> p.applyAsDouble(table) <= 0.05);
    }

    @Test
    void groupsThatDoNotDifferAreSeldomSaidTo() {
        final List<Found> found = GroupDistances.simulate(TABLES, 0, World.plain(12, 20));
        assertEquals(0.05, share(found, Found::energy), 0.04);
        assertEquals(0.05, share(found, Found::discrepancy), 0.04);
        assertEquals(0.05, share(found, Found::covariance), 0.04);
    }

    @Test
    void platesAreNotTakenForGroupsWhenLabelsStayWithinThem() {
        final List<Found> within = GroupDistances.simulate(TABLES, 1, new World(30, 30, 1, 0, 1, 0, true, false));
        assertEquals(0.05, share(within, Found::energy), 0.04);
        final List<Found> among = GroupDistances.simulate(FEW_TABLES, 1, new World(30, 30, 1, 0, 1, 0, false, false));
        assertTrue(share(among, Found::energy) > 0.2);
    }

    @Test
    void aWiderSpreadIsFoundByDistancesAndNotBySquares() {
        final List<Found> found =
                GroupDistances.simulate(FEW_TABLES, 2, new World(80, 80, 1.35, 0, 0, 0, false, false));
        assertTrue(share(found, Found::energy) > 0.9);
        assertTrue(share(found, Found::squares) < 0.2);
    }
}
