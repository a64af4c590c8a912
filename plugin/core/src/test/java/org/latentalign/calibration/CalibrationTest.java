package org.latentalign.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A little of what {@code ./calibrate} simulates, always with the same tables. */
class CalibrationTest {

    private static final int COUNT = 60;

    private final Tables tables = new Tables(COUNT, 7);

    /** A rate that chance exceeds with one seed of some thousand, where the nominal one holds. */
    private static double atMost(final double nominal) {
        return nominal + 3.3 * Math.sqrt(nominal * (1 - nominal) / COUNT);
    }

    @Test
    void falseAlarms() {
        for (final var world : Significance.nullWorlds().entrySet()) {
            final List<Significance.Found> found = Significance.simulate(tables, 1, world.getValue(), 12);
            final String which = world.getKey();
            assertAtMost(which, 0.07, Rates.mean(found, Significance.Found::significant));
            assertAtMost(which, 0.1, Rates.mean(found, Significance.Found::strongSignificant));
            assertAtMost(which, atMost(0.05), Rates.mean(found, Significance.Found::falseShare));
            assertAtMost(which, atMost(0.05), Rates.share(found, table -> table.distinction()
                    .isSeen()));
        }
    }

    @Test
    void power() {
        final DrugWorld world = DrugWorld.plain().withStrengths(0.7, 0.3).withPlanted(1, 0.8);
        final List<Significance.Found> found = Significance.simulate(tables, 2, world, 12);
        assertAtLeast(
                "verdict", 0.99, Rates.share(found, table -> table.distinction().isSeen()));
        assertAtLeast("found", 0.35, Rates.mean(found, Significance.Found::found));
    }

    @Test
    void coverage() {
        final List<Coverage.Kind> kinds = Coverage.kinds(200);
        for (int i = 0; i < kinds.size(); i++) {
            final Coverage.Kind kind = kinds.get(i);
            final List<List<Coverage.Trial>> trials =
                    tables.each(10 + i, random -> kind.trials().of(new int[] {8, 20}, random));
            final double nominal = kind.isHard() ? 0.85 : 0.92;
            for (int place = 0; place < 2; place++) {
                final int units = place;
                assertAtLeast(
                        kind.name() + ", " + (place == 0 ? 8 : 20) + " units",
                        1 - atMost(1 - nominal),
                        Rates.share(trials, table -> table.get(units).isHeld()));
            }
        }
    }

    @Test
    void queries() {
        for (final var world : SignatureQueries.worlds().entrySet()) {
            final List<SignatureQueries.Found> found = SignatureQueries.simulate(tables, 40, world.getValue(), 50, 0);
            if (Double.isNaN(world.getValue().queryStrength())) {
                assertAtMost(world.getKey(), 0.07, Rates.mean(found, SignatureQueries.Found::alike));
                assertAtMost(world.getKey(), 0.07, Rates.mean(found, SignatureQueries.Found::opposite));
            }
            assertAtMost(world.getKey(), atMost(0.05), Rates.share(found, SignatureQueries.Found::any));
        }
    }

    /** Genes without any meaning are opposite to references of drugs that share a direction, and that is said. */
    @Test
    void randomGenes() {
        final var world = new SignatureQueries.World(0.7, 1, true, 3, 0);
        final List<SignatureQueries.Listed> found =
                tables.each(41, random -> SignatureQueries.listed(world, true, 50, 300, random));
        assertAtMost(
                "trusted",
                atMost(0.05),
                Rates.share(found, one -> !one.isDoubtful() && (one.opposite() || one.alike())));
        assertAtMost(
                "not like random genes", atMost(0.05), 1 - Rates.share(found, SignatureQueries.Listed::isLikeRandom));
    }

    @Test
    void ownDrugs() {
        for (final var world : Retrievals.worlds().entrySet()) {
            final List<Retrievals.Found> found = Retrievals.simulate(tables, 50, world.getValue(), 20);
            if (world.getValue().noise() == 1) {
                assertAtMost(
                        world.getKey(), atMost(0.05), Rates.share(found, table -> table.isHelp() || table.isHarm()));
            } else {
                assertAtMost(world.getKey(), 0, Rates.share(found, Retrievals.Found::isHelp));
                assertAtLeast(world.getKey(), 0.5, Rates.share(found, Retrievals.Found::isHarm));
            }
        }
    }

    /** Of the worlds in which a network and principal components come to the same, and in which the network is better. */
    @Test
    void networks() {
        final var fewer = new Tables(COUNT / 4, 7);
        final var worlds = Reconstructions.worlds();
        final List<Reconstructions.Found> same =
                Reconstructions.simulate(fewer, 60, worlds.get("the same, small values, best of 5 restarts"), 100);
        assertAtMost("better", 0.1, Rates.share(same, Reconstructions.Found::isBetter));
        final List<Reconstructions.Found> few = Reconstructions.simulate(fewer, 61, worlds.get("bent, tanh"), 100);
        assertAtMost("no better", 0.1, Rates.share(few, table -> table.isNoBetter() && table.isTrulyBetter()));
        final List<Reconstructions.Found> bent = Reconstructions.simulate(fewer, 62, worlds.get("bent, tanh"), 400);
        assertAtLeast("better", 0.8, Rates.share(bent, Reconstructions.Found::isBetter));
    }

    private static void assertAtMost(final String what, final double limit, final double rate) {
        assertTrue(rate <= limit, () -> what + ": " + rate + " is more than " + limit + ".");
    }

    private static void assertAtLeast(final String what, final double limit, final double rate) {
        assertTrue(rate >= limit, () -> what + ": " + rate + " is less than " + limit + ".");
    }
}
