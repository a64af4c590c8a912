package org.latentalign.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.statistics.Distinction;
import org.latentalign.score.statistics.DrugCosines;
import org.latentalign.score.statistics.MatchSignificance;
import org.latentalign.score.statistics.PermutationTest;

/** Of drugs that have nothing in common between contexts, how many are said to have; and of those that have, how many. */
final class Significance {

    private static final double LEVEL = 0.05;

    private Significance() {}

    /**
     * What is said of one table.
     *
     * @param significant the share of drugs without an effect in common that have p up to 5 %
     * @param strongSignificant the same of the strongest quarter of them
     * @param falseShare the share of false ones among the drugs with a false discovery rate up to 5 %; 0 when there are
     *     none
     * @param found the share of drugs with an effect in common that have one up to 5 %
     * @param test the p-value of the permutation
     * @param distinction of all matched from unmatched drugs
     */
    record Found(
            double significant,
            double strongSignificant,
            double falseShare,
            double found,
            double test,
            Distinction distinction) {

        static Found in(final DrugWorld world, final int drugs, final NormalDeviates random) {
            final DrugWorld.Measured measured = new DrugWorld.Laboratory(world, random).drugs(drugs);
            final var comparison = new Comparison(measured);
            final DrugCosines cosines = comparison.cosines();
            final double[] p = new double[drugs];
            final double[] rate = new double[drugs];
            Arrays.fill(p, Double.NaN);
            Arrays.fill(rate, Double.NaN);
            MatchSignificance.ofDrugs(cosines).ifPresent(significance -> {
                System.arraycopy(significance.p(), 0, p, 0, drugs);
                System.arraycopy(significance.falseDiscoveryRate(), 0, rate, 0, drugs);
            });
            // the cosines have the drugs by name
            final boolean[] isPlanted = new boolean[drugs];
            for (int i = 0; i < drugs; i++) {
                isPlanted[i] = measured.isPlanted()[
                        Integer.parseInt(cosines.drugs().get(i).substring("drug ".length()))];
            }
            final int[] others =
                    IntStream.range(0, drugs).filter(i -> !isPlanted[i]).toArray();
            final int[] strong = Arrays.stream(others)
                    .boxed()
                    .sorted((i, j) -> Double.compare(strength(cosines, j), strength(cosines, i)))
                    .limit(Math.max(1, others.length / 4))
                    .mapToInt(i -> i)
                    .toArray();
            final int[] discoveries =
                    IntStream.range(0, drugs).filter(i -> rate[i] <= LEVEL).toArray();
            final long falseOnes =
                    Arrays.stream(discoveries).filter(i -> !isPlanted[i]).count();
            final PermutationTest test = comparison.test().orElseThrow();
            return new Found(
                    share(others, p),
                    share(strong, p),
                    discoveries.length == 0 ? 0 : (double) falseOnes / discoveries.length,
                    share(IntStream.range(0, drugs).filter(i -> isPlanted[i]).toArray(), rate),
                    test.p(),
                    Distinction.of(Optional.of(test), comparison.areaAlone()));
        }

        private static double strength(final DrugCosines cosines, final int drug) {
            return cosines.firstLogStrength()[drug] + cosines.secondLogStrength()[drug];
        }

        private static double share(final int[] drugs, final double[] figures) {
            return Arrays.stream(drugs)
                    .mapToDouble(i -> figures[i])
                    .filter(figure -> !Double.isNaN(figure))
                    .map(figure -> figure <= LEVEL ? 1 : 0)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    static Map<String, DrugWorld> nullWorlds() {
        final Map<String, DrugWorld> worlds = new LinkedHashMap<>();
        worlds.put("alike", DrugWorld.plain());
        worlds.put("strengths differ", DrugWorld.plain().withStrengths(1, 0.7));
        worlds.put(
                "strengths differ, 3 doses",
                DrugWorld.plain().withStrengths(1, 0.7).withDoses(3));
        worlds.put("3 controls for all drugs", DrugWorld.plain().withControls(3));
        worlds.put(
                "3 controls, strengths differ, 3 doses",
                DrugWorld.plain().withStrengths(1, 0.7).withControls(3).withDoses(3));
        worlds.put(
                "3 cell lines, strengths differ",
                DrugWorld.plain().withStrengths(1, 0.7).withContexts(3));
        return worlds;
    }

    static List<Found> simulate(final Tables tables, final int setting, final DrugWorld world, final int drugs) {
        return tables.each(setting, random -> Found.in(world, drugs, random));
    }

    /** What is said of drugs that have nothing in common. */
    static Markdown ofNothing(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "Drugs that have nothing in common between two cell lines",
                "Shares of false alarms; 0.050 is nominal. *p* is that of a drug, *strong* that of the strongest quarter,"
                        + " *any FDR* the share of tables in which a drug passes a false discovery rate of 5 %,"
                        + " *permutation* that of the test over all drugs, *verdict* the share of tables of which it is"
                        + " said that matched drugs are more alike.",
                "drugs",
                "which",
                "p",
                "strong",
                "any FDR",
                "permutation",
                "verdict");
        int setting = 0;
        for (final int count : drugs) {
            for (final var world : nullWorlds().entrySet()) {
                final List<Found> found = simulate(tables, 100 + setting++, world.getValue(), count);
                markdown.add(
                        count,
                        world.getKey(),
                        Rates.mean(found, Found::significant),
                        Rates.mean(found, Found::strongSignificant),
                        count < MatchSignificance.FEWEST_UNITS ? Double.NaN : Rates.mean(found, Found::falseShare),
                        Rates.share(found, table -> table.test() <= LEVEL),
                        Rates.share(found, table -> table.distinction().isSeen()));
            }
        }
        return markdown;
    }

    /** What is said when a share of the drugs does the same in both cell lines. */
    static Markdown ofSomething(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "Drugs of which some do the same in two cell lines",
                "*found* is the share of these drugs that pass a false discovery rate of 5 %, *false* the share of"
                        + " others among those that pass (0.050 is nominal), *verdict* the share of tables of which it is"
                        + " said that matched drugs are more alike. Strengths differ.",
                "drugs",
                "which",
                "found",
                "false",
                "verdict");
        int setting = 0;
        for (final int count : drugs) {
            for (final double[] planted : new double[][] {{0.25, 1}, {0.25, 2}, {1, 0.5}, {1, 1}}) {
                final DrugWorld world = DrugWorld.plain()
                        .withStrengths(0.7, 0.3)
                        .withPlanted(planted[0], 0.8)
                        .withStrength(planted[1]);
                final List<Found> found = simulate(tables, 200 + setting++, world, count);
                markdown.add(
                        count,
                        (planted[0] == 1 ? "all" : "a quarter") + ", median strength " + planted[1],
                        Rates.mean(found, Found::found),
                        Rates.mean(found, Found::falseShare),
                        Rates.share(found, table -> table.distinction().isSeen()));
            }
        }
        return markdown;
    }
}
