package org.latentalign.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.DrugAlignment.Match;
import org.latentalign.score.statistics.Distinction;
import org.latentalign.score.statistics.MatchSignificance;
import org.latentalign.score.statistics.PermutationTest;

/** Of drugs that have nothing in common between contexts, how many are said to have; and of those that have, how many. */
final class Significance {

    private static final double LEVEL = 0.05;

    private static final int MOST_TREATMENTS = 200;

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
            final var comparison = Comparison.of(measured);
            final Set<Integer> strong = strongest(measured);
            final var rows = comparison.drugsByPair();
            final List<DrugRow> all = rows.stream().flatMap(List::stream).toList();
            return new Found(
                    share(all, row -> !measured.isPlanted()[number(row)], Match::p),
                    share(all, row -> strong.contains(number(row)), Match::p),
                    rows.stream()
                            .mapToDouble(pair -> falseShare(pair, measured.isPlanted()))
                            .average()
                            .orElseThrow(),
                    share(all, row -> measured.isPlanted()[number(row)], Match::falseDiscoveryRate),
                    comparison.score().chance().map(PermutationTest::p).orElseThrow(),
                    comparison.verdict().distinction());
        }

        private static int number(final DrugRow row) {
            return Comparison.number(row);
        }

        /** The strongest quarter of the drugs that are not planted. */
        private static Set<Integer> strongest(final DrugWorld.Measured measured) {
            final double[] strengths = measured.logStrengths();
            final int[] others = IntStream.range(0, strengths.length)
                    .filter(drug -> !measured.isPlanted()[drug])
                    .toArray();
            return Arrays.stream(others)
                    .boxed()
                    .sorted((i, j) -> Double.compare(strengths[j], strengths[i]))
                    .limit(Math.max(1, others.length / 4))
                    .collect(Collectors.toSet());
        }

        /** The share of false ones among the drugs that pass, in one pair of contexts. */
        private static double falseShare(final List<DrugRow> rows, final boolean[] isPlanted) {
            final List<DrugRow> discoveries = rows.stream()
                    .filter(row -> row.matchBefore().falseDiscoveryRate() <= LEVEL)
                    .toList();
            return discoveries.isEmpty() ? 0 : Rates.share(discoveries, row -> !isPlanted[number(row)]);
        }

        private static double share(
                final List<DrugRow> rows, final Predicate<DrugRow> isMeant, final ToDoubleFunction<Match> figure) {
            return rows.stream()
                    .filter(isMeant)
                    .mapToDouble(row -> figure.applyAsDouble(row.matchBefore()))
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value <= LEVEL ? 1 : 0)
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

    private static int treatments(final DrugWorld world, final int drugs) {
        return drugs * world.doses() * world.contexts() / 2;
    }

    /** What is said of drugs that have nothing in common; not of many with doses or further cell lines, which take long. */
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
        int setting = 100;
        for (final int count : drugs) {
            for (final var world : nullWorlds().entrySet()) {
                final int ofWorld = setting++;
                if (treatments(world.getValue(), count) > MOST_TREATMENTS) {
                    continue;
                }
                final List<Found> found = simulate(tables, ofWorld, world.getValue(), count);
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

    private static Map<String, DrugWorld> plantedWorlds() {
        final DrugWorld world = DrugWorld.plain().withStrengths(0.7, 0.3);
        final Map<String, DrugWorld> worlds = new LinkedHashMap<>();
        worlds.put("a quarter, median strength 1", world.withPlanted(0.25, 0.8));
        worlds.put("a quarter, median strength 2", world.withPlanted(0.25, 0.8).withStrength(2));
        worlds.put("all, median strength 0.5", world.withPlanted(1, 0.8).withStrength(0.5));
        worlds.put("all, median strength 1", world.withPlanted(1, 0.8));
        worlds.put(
                "all but the fifth that does nothing, strength 2",
                world.withPlanted(1, 0.8).withStrength(2).withInert(0.2));
        return worlds;
    }

    /** What is said when a share of the drugs does the same in both cell lines. */
    static Markdown ofSomething(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "Drugs of which some do the same in two cell lines",
                "*found* is the share of these drugs that pass a false discovery rate of 5 %, *false* the share of"
                        + " others among those that pass (0.050 is nominal), *p* the share of others with a p-value up to"
                        + " 5 %, *verdict* the share of tables of which it is said that matched drugs are more alike."
                        + " Strengths differ.",
                "drugs",
                "which",
                "found",
                "false",
                "p",
                "verdict");
        int setting = 0;
        for (final int count : drugs) {
            for (final var world : plantedWorlds().entrySet()) {
                final List<Found> found = simulate(tables, 200 + setting++, world.getValue(), count);
                markdown.add(
                        count,
                        world.getKey(),
                        Rates.mean(found, Found::found),
                        Rates.mean(found, Found::falseShare),
                        Rates.mean(found, Found::significant),
                        Rates.share(found, table -> table.distinction().isSeen()));
            }
        }
        return markdown;
    }
}
