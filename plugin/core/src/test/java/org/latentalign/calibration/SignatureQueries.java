package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.query.FoundHits;
import org.latentalign.score.query.GeneSets;
import org.latentalign.score.query.HitDetails;
import org.latentalign.score.query.HitSearch;
import org.latentalign.score.query.QueryAnswers;
import org.latentalign.score.query.QueryGroup;
import org.latentalign.score.query.QueryHit;
import org.latentalign.score.query.QueryPlan;
import org.latentalign.score.query.QuerySignature;
import org.latentalign.score.query.RandomGenes;
import org.latentalign.score.query.RankBy;
import org.latentalign.score.query.ReferenceLabels;
import org.latentalign.score.query.SharedLengths;
import org.latentalign.search.RowBlock;

/** How often references are called alike to a query, and opposite, when nothing was planted, and when something was. */
final class SignatureQueries {

    private static final int GENES = 60;

    private static final int LIST = 10;

    private static final double LEVEL = 0.05;

    private static final int RANDOM_LISTS = 199;

    private SignatureQueries() {}

    /**
     * Signatures of drugs.
     *
     * @param spread of the logarithm of strengths
     * @param common how strong the direction is that all drugs share
     * @param isList whether the query is lists of genes and not a profile
     * @param queryStrength how strong the query is; NaN for any strength
     * @param planted how many references have the query's effect
     * @param lines in how many cell lines a drug is a reference; its effect and strength are the same in all of them
     * @param backgroundList how long the lists of the background are, where the query is lists
     */
    record World(
            double spread,
            double common,
            boolean isList,
            double queryStrength,
            int planted,
            int lines,
            int backgroundList) {

        World(
                final double spread,
                final double common,
                final boolean isList,
                final double queryStrength,
                final int planted) {
            this(spread, common, isList, queryStrength, planted, 1, LIST);
        }

        World withPlanted(final int count) {
            return new World(spread, common, isList, queryStrength, count, lines, backgroundList);
        }

        World withBackgroundOf(final int length) {
            return new World(spread, common, isList, queryStrength, planted, lines, length);
        }
    }

    /**
     * What is found in a table.
     *
     * @param alike the share of references without the query's effect with p of at most 0.05 as alike
     * @param opposite the same as opposite
     * @param strong the share of the strongest quarter of them with p of at most 0.05 as alike; NaN when something is planted
     * @param any whether one without the query's effect passes a false discovery rate of 5 %
     * @param found the share of planted references that do; NaN without any
     * @param falseShare of those that pass, the share without the query's effect
     */
    record Found(double alike, double opposite, double strong, boolean any, double found, double falseShare) {}

    static Map<String, World> worlds() {
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("strengths alike", new World(0, 0, false, Double.NaN, 0));
        worlds.put("strengths differ", new World(0.7, 0, false, Double.NaN, 0));
        worlds.put("strengths differ, a common direction", new World(0.7, 1, false, Double.NaN, 0));
        worlds.put("the same, gene lists", new World(0.7, 1, true, Double.NaN, 0));
        worlds.put("the same, profile of a strong drug", new World(0.7, 1, false, 3, 0));
        return worlds;
    }

    static Markdown ofNothing(final Tables tables, final int... references) {
        final var section = new Markdown(
                "Queries that resemble no reference",
                "Shares of references with p of at most 0.05, as alike, as opposite, and among the strongest quarter as alike; and"
                        + " of tables in which one passes a false discovery rate of 5 %. Background signatures are the references"
                        + " themselves, each of a drug of its own, but for the last rows. 0.050 is nominal.",
                "references",
                "which",
                "alike",
                "opposite",
                "strong",
                "any FDR");
        int setting = 7000;
        for (final int count : references) {
            for (final var world : worlds().entrySet()) {
                addNothing(section, count, world.getKey(), simulate(tables, setting++, world.getValue(), count, 0));
            }
        }
        setting = 7300;
        final World lists = new World(0.7, 1, true, Double.NaN, 0);
        for (final int count : references) {
            for (final int length : new int[] {8, 13}) {
                addNothing(
                        section,
                        count,
                        "strengths differ, a common direction, lists of " + LIST + " genes against lists of " + length,
                        simulate(tables, setting++, lists.withBackgroundOf(length), count, 0));
            }
        }
        setting = 7200;
        for (final int count : references) {
            for (final int lines : new int[] {2, 10}) {
                addNothing(
                        section,
                        count,
                        "strengths differ, a common direction, " + lines + " cell lines a drug",
                        simulate(tables, setting++, new World(0.7, 1, false, Double.NaN, 0, lines, LIST), count, 0));
            }
        }
        return section;
    }

    private static void addNothing(
            final Markdown section, final int count, final String which, final List<Found> found) {
        section.add(
                count,
                which,
                Rates.mean(found, Found::alike),
                Rates.mean(found, Found::opposite),
                Rates.mean(found, Found::strong),
                Rates.share(found, Found::any));
    }

    static Markdown ofSomething(final Tables tables) {
        final var section = new Markdown(
                "Queries that resemble some references",
                "Of 100 references some have the query's effect. *found* is their share that passes a false discovery rate of 5 %,"
                        + " *false* the share of others among those that pass. The background is 1,000 signatures of other drugs. A"
                        + " single reference can pass when there are at least twenty times as many of them as references.",
                "planted",
                "which",
                "found",
                "false");
        int setting = 7500;
        for (final int planted : new int[] {3, 10, 30}) {
            for (final var world : worlds().entrySet()) {
                final List<Found> found =
                        simulate(tables, setting++, world.getValue().withPlanted(planted), 100, 1000);
                section.add(
                        planted, world.getKey(), Rates.mean(found, Found::found), Rates.mean(found, Found::falseShare));
            }
        }
        return section;
    }

    /**
     * What is found with lists of genes that no reference resembles.
     *
     * @param isLikeRandom whether the query is called no better than genes at random
     * @param isDoubtful whether it is, and no cosine of a reference that passes is beyond those of genes in random order
     * @param opposite whether a reference passes a false discovery rate of 5 % as opposite
     * @param alike the same as alike
     */
    record Listed(boolean isLikeRandom, boolean isDoubtful, boolean opposite, boolean alike) {}

    static Markdown ofRandomGenes(final Tables tables, final int... references) {
        final var section = new Markdown(
                "Lists of random genes",
                "No reference resembles the query, which is two lists of random genes, or those of a drug of its own (a strong one of"
                        + " strength 3). *random* is the share of tables in which the query is called no better than genes at random"
                        + " (p of random genes above 0.05; 0.950 is nominal for random genes), *opposite* and *alike* those with a"
                        + " reference that passes a false discovery rate of 5 %, and *trusted* those with such a reference and"
                        + " without the warning not to trust it. References are of different strengths, the background is 1,000 signatures"
                        + " of other drugs.",
                "references",
                "which",
                "random",
                "opposite",
                "alike",
                "trusted");
        int setting = 7800;
        for (final int count : references) {
            for (final double common : new double[] {0, 1}) {
                for (final boolean isRandom : new boolean[] {true, false}) {
                    final World world = new World(0.7, common, true, 3, 0);
                    final List<Listed> found =
                            tables.each(setting++, random -> listed(world, isRandom, count, 1000, random));
                    section.add(
                            count,
                            (isRandom ? "random genes" : "a drug's genes") + (common > 0 ? ", a common direction" : ""),
                            Rates.share(found, Listed::isLikeRandom),
                            Rates.share(found, Listed::opposite),
                            Rates.share(found, Listed::alike),
                            Rates.share(found, one -> !one.isDoubtful() && (one.opposite() || one.alike())));
                }
            }
        }
        return section;
    }

    static Listed listed(
            final World world,
            final boolean isRandom,
            final int references,
            final int others,
            final NormalDeviates random) {
        final double[] common = Vectors.normal(GENES, random);
        final double[][] signatures = new double[references][];
        for (int r = 0; r < references; r++) {
            signatures[r] = signature(world, strength(world, random), common, Vectors.normal(GENES, random), random);
        }
        final double[][] background = new double[others][];
        for (int b = 0; b < others; b++) {
            background[b] = signature(world, strength(world, random), common, Vectors.normal(GENES, random), random);
        }
        final double[] effect = Vectors.normal(GENES, random);
        final double[] profile = isRandom ? effect : signature(world, world.queryStrength(), common, effect, random);
        final QueryAnswers answers = answers(world, signatures, profile, background, RANDOM_LISTS);
        final List<QueryHit> passing = answers.hits().get(0).stream()
                .filter(hit -> hit.inSpaces().get(0).falseDiscoveryRate() <= LEVEL)
                .toList();
        final boolean isLikeRandom = answers.byRandomGenes().get(0) > LEVEL;
        final double limit =
                RandomGenes.limit(GeneSets.extremes(profile, LIST, LIST).direction(GENES), references);
        return new Listed(
                isLikeRandom,
                isLikeRandom
                        && passing.stream()
                                .allMatch(hit -> Math.abs(hit.inSpaces().get(0).cosine()) <= limit),
                passing.stream().anyMatch(hit -> !hit.isAlike()),
                passing.stream().anyMatch(QueryHit::isAlike));
    }

    /** @param others how many background signatures there are besides; 0 for the references themselves */
    static List<Found> simulate(
            final Tables tables, final int setting, final World world, final int references, final int others) {
        return tables.each(setting, random -> table(world, references, others, random));
    }

    private static Found table(final World world, final int references, final int others, final NormalDeviates random) {
        final double[] common = Vectors.normal(GENES, random);
        final double[] effect = Vectors.normal(GENES, random);
        final double[] strengths = new double[references];
        final double[][] signatures = new double[references][];
        double[] other = {};
        for (int r = 0; r < references; r++) {
            final boolean isPlanted = r < world.planted();
            final boolean isNextDrug = r % world.lines() == 0;
            strengths[r] = isNextDrug ? strength(world, random) : strengths[r - 1];
            if (isNextDrug && !isPlanted) {
                other = Vectors.normal(GENES, random);
            }
            signatures[r] = signature(
                    world,
                    isPlanted ? Math.max(1, strengths[r]) : strengths[r],
                    common,
                    isPlanted ? effect : other,
                    random);
        }
        final double ofQuery = Double.isNaN(world.queryStrength()) ? strength(world, random) : world.queryStrength();
        final double[] profile =
                signature(world, world.planted() > 0 ? Math.max(1, ofQuery) : ofQuery, common, effect, random);
        final double[][] background = others == 0 ? signatures : new double[others][];
        for (int b = 0; b < others; b++) {
            background[b] = signature(world, strength(world, random), common, Vectors.normal(GENES, random), random);
        }
        return found(world, strengths, signatures, profile, background);
    }

    private static double strength(final World world, final NormalDeviates random) {
        return Math.exp(world.spread() * random.next());
    }

    private static double[] signature(
            final World world,
            final double strength,
            final double[] common,
            final double[] effect,
            final NormalDeviates random) {
        final double amount = world.common() * Math.abs(random.next());
        return Vectors.sum(Vectors.normal(GENES, random), strength, Vectors.sum(effect, amount, common));
    }

    private static Found found(
            final World world,
            final double[] strengths,
            final double[][] signatures,
            final double[] profile,
            final double[][] background) {
        final List<QueryHit> hits =
                answers(world, signatures, profile, background, 0).hits().get(0);
        final int rest = signatures.length - world.planted();
        final double limit = Arrays.stream(strengths).sorted().toArray()[3 * strengths.length / 4];
        final List<QueryHit> alike = hits.stream()
                .filter(hit -> hit.isAlike() && hit.inSpaces().get(0).p() <= LEVEL && hit.row() >= world.planted())
                .toList();
        final long opposite = hits.stream()
                .filter(hit -> !hit.isAlike() && hit.inSpaces().get(0).p() <= LEVEL && hit.row() >= world.planted())
                .count();
        final long strong = alike.stream()
                .filter(hit -> strengths[(int) hit.row()] >= limit)
                .count();
        final List<QueryHit> passing = hits.stream()
                .filter(hit -> hit.inSpaces().get(0).falseDiscoveryRate() <= LEVEL)
                .toList();
        final long wrong = passing.stream()
                .filter(hit -> hit.row() >= world.planted() || !hit.isAlike())
                .count();
        return new Found(
                (double) alike.size() / rest,
                (double) opposite / rest,
                world.planted() > 0
                        ? Double.NaN
                        : (double) strong
                                / Arrays.stream(strengths)
                                        .filter(s -> s >= limit)
                                        .count(),
                wrong > 0,
                world.planted() == 0 ? Double.NaN : (double) (passing.size() - wrong) / world.planted(),
                passing.isEmpty() ? 0 : (double) wrong / passing.size());
    }

    private static QueryAnswers answers(
            final World world,
            final double[][] signatures,
            final double[] profile,
            final double[][] background,
            final int randomLists) {
        final var labels = new ReferenceLabels();
        IntStream.range(0, signatures.length).forEach(r -> labels.add(r / world.lines(), r % world.lines()));
        final GeneSets sets = GeneSets.extremes(profile, LIST, LIST);
        // the sets of profiles are for tau, which is not looked at
        final List<GeneSets> ofBackground = Arrays.stream(background)
                .map(signature -> world.isList()
                        ? GeneSets.extremes(signature, world.backgroundList(), world.backgroundList())
                        : sets)
                .toList();
        final double[][] vectors = world.isList()
                ? ofBackground.stream().map(lists -> lists.direction(GENES)).toArray(double[][]::new)
                : background;
        final boolean areReferences = background == signatures;
        final QueryGroup group = new QueryGroup(List.<double[][]>of(vectors), ofBackground);
        final var normalizing = new BitSet();
        normalizing.set(0, randomLists > 0 ? signatures.length : 0);
        final var plan = new QueryPlan(
                List.of(new QuerySignature(
                        "query", -1, 0, List.of(world.isList() ? sets.direction(GENES) : profile), sets)),
                List.of(
                        randomLists == 0
                                ? group
                                : group.withRandomLists(
                                        randomLists,
                                        new SharedLengths(LIST, LIST),
                                        GENES,
                                        Double.doubleToLongBits(profile[0]))),
                new QueryPlan.Background(
                        IntStream.range(0, background.length)
                                .map(b -> areReferences ? b / world.lines() : -1)
                                .toArray(),
                        LongStream.range(0, background.length)
                                .map(b -> areReferences ? b : -1)
                                .toArray()),
                labels,
                normalizing,
                new int[] {GENES},
                new QueryPlan.Listing(RankBy.COSINE_BEFORE, signatures.length, 5));
        final var search = new HitSearch(plan);
        final List<RowBlock> blocks = blocks(List.of(signatures));
        final HitSearch.Worker first = search.worker();
        blocks.forEach(first::search);
        final FoundHits found = search.found(List.of(first));
        final var details = new HitDetails(plan, found);
        final HitDetails.Worker second = details.worker();
        blocks.forEach(second::search);
        return details.answers(List.of(second));
    }

    /** References in blocks. */
    static List<RowBlock> blocks(final List<double[]> signatures) {
        final List<RowBlock> blocks = new ArrayList<>();
        for (int r = 0; r < signatures.size(); r++) {
            final double[] signature = signatures.get(r);
            if (r % RowBlock.CAPACITY == 0) {
                blocks.add(new RowBlock(signature.length));
            }
            final RowBlock block = blocks.get(blocks.size() - 1);
            System.arraycopy(signature, 0, block.next(), 0, signature.length);
            block.add("reference " + r, r);
        }
        return blocks;
    }
}
