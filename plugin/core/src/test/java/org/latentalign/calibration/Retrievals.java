package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.query.FoundHits;
import org.latentalign.score.query.GeneSets;
import org.latentalign.score.query.HitDetails;
import org.latentalign.score.query.HitSearch;
import org.latentalign.score.query.OwnDrugRank;
import org.latentalign.score.query.QueryAnswers;
import org.latentalign.score.query.QueryGroup;
import org.latentalign.score.query.QueryPlan;
import org.latentalign.score.query.QuerySignature;
import org.latentalign.score.query.RankBy;
import org.latentalign.score.query.ReferenceLabels;
import org.latentalign.score.query.RetrievalScore;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.search.RowBlock;

/** How often it is said that encoding helps queries to find their own drug, or makes it harder. */
final class Retrievals {

    /** In each of the two spaces. */
    private static final int GENES = 30;

    private static final int DRUGS = 60;

    private static final int LINES = 2;

    private Retrievals() {}

    /**
     * Signatures of drugs in two spaces.
     *
     * @param strength of a typical drug; 0 where drugs do nothing
     * @param spread of the logarithm of strengths
     * @param common how strong the direction is that all drugs share
     * @param queries how many a drug has
     * @param noise how much stronger noise is after encoding
     */
    record World(double strength, double spread, double common, int queries, double noise) {}

    /**
     * What is said of a table.
     *
     * @param ranks the interval of the change of the mean reciprocal rank
     * @param area that of the area under the curve
     */
    record Found(ConfidenceInterval ranks, ConfidenceInterval area) {

        boolean isHelp() {
            return ranks.low() > 0;
        }

        boolean isHarm() {
            return ranks.high() < 0;
        }
    }

    static Map<String, World> worlds() {
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("drugs do nothing", new World(0, 0, 0, 1, 1));
        worlds.put("strengths alike", new World(0.7, 0, 0, 1, 1));
        worlds.put("strengths differ", new World(0.5, 0.7, 0, 1, 1));
        worlds.put("strengths differ, a common direction, 3 queries a drug", new World(0.5, 0.7, 1, 3, 1));
        worlds.put("strengths differ, more noise after", new World(0.5, 0.7, 0, 1, 2));
        return worlds;
    }

    static Markdown ofEncoders(final Tables tables, final int... drugs) {
        final var section = new Markdown(
                "Whether queries find their own drug",
                "Shares of tables of which it is said that encoding helps to find the same drug, or makes it harder; and in which"
                        + " the interval of the change of the AUC is above 0, or below. Of " + DRUGS
                        + " drugs, each in " + LINES
                        + " cell lines, some are asked for. The two spaces are the one and the other half of the genes, so that"
                        + " neither is better, but for the rows in which noise is twice as strong after. 0.025 is nominal.",
                "drugs asked for",
                "which",
                "helps",
                "harder",
                "AUC up",
                "AUC down");
        int setting = 8000;
        for (final int count : drugs) {
            for (final var world : worlds().entrySet()) {
                final List<Found> found = simulate(tables, setting++, world.getValue(), count);
                section.add(
                        count,
                        world.getKey(),
                        Rates.share(found, Found::isHelp),
                        Rates.share(found, Found::isHarm),
                        Rates.share(found, table -> table.area().low() > 0),
                        Rates.share(found, table -> table.area().high() < 0));
            }
        }
        return section;
    }

    static List<Found> simulate(final Tables tables, final int setting, final World world, final int drugs) {
        return tables.each(setting, random -> table(world, drugs, random));
    }

    private static Found table(final World world, final int asked, final NormalDeviates random) {
        final double[] common = Vectors.normal(2 * GENES, random);
        final var labels = new ReferenceLabels();
        final List<double[]> references = new ArrayList<>();
        final List<QuerySignature> queries = new ArrayList<>();
        for (int drug = 0; drug < DRUGS; drug++) {
            final double[] effect = Vectors.normal(2 * GENES, random);
            final double strength = world.strength() * Math.exp(world.spread() * random.next());
            for (int line = 0; line < LINES; line++) {
                references.add(signature(world, strength, effect, common, random));
                labels.add(drug, line);
            }
            for (int q = 0; drug < asked && q < world.queries(); q++) {
                final double[] signature = signature(world, strength, effect, common, random);
                queries.add(new QuerySignature(
                        "query",
                        drug,
                        0,
                        spaces(signature),
                        GeneSets.extremes(spaces(signature).get(0), 5, 5)));
            }
        }
        return found(references, labels, queries);
    }

    private static double[] signature(
            final World world,
            final double strength,
            final double[] effect,
            final double[] common,
            final NormalDeviates random) {
        final double[] noise = Vectors.normal(2 * GENES, random);
        for (int j = GENES; j < noise.length; j++) {
            noise[j] *= world.noise();
        }
        final double amount = world.common() * Math.abs(random.next());
        return Vectors.sum(noise, strength, Vectors.sum(effect, amount, common));
    }

    private static List<double[]> spaces(final double[] signature) {
        return List.of(Arrays.copyOf(signature, GENES), Arrays.copyOfRange(signature, GENES, signature.length));
    }

    private static Found found(
            final List<double[]> references, final ReferenceLabels labels, final List<QuerySignature> queries) {
        final var plan = new QueryPlan(
                queries,
                List.of(new QueryGroup(List.of(new double[0][], new double[0][]), List.of())),
                new QueryPlan.Background(new int[0], new long[0]),
                labels,
                new BitSet(),
                new int[] {GENES, GENES},
                new QueryPlan.Listing(RankBy.COSINE_BEFORE, 1, 5));
        final List<RowBlock> blocks = SignatureQueries.blocks(references);
        final var search = new HitSearch(plan);
        final HitSearch.Worker first = search.worker();
        blocks.forEach(first::search);
        final FoundHits hits = search.found(List.of(first));
        final var details = new HitDetails(plan, hits);
        final HitDetails.Worker second = details.worker();
        blocks.forEach(second::search);
        final QueryAnswers answers = details.answers(List.of(second));
        final RetrievalScore before = score(queries, answers, 0);
        final RetrievalScore after = score(queries, answers, 1);
        return new Found(
                after.meanReciprocalRank().minus(before.meanReciprocalRank()).interval(),
                after.area().minus(before.area()).interval());
    }

    private static RetrievalScore score(
            final List<QuerySignature> queries, final QueryAnswers answers, final int space) {
        final List<OwnDrugRank> ranks =
                answers.retrieval().stream().map(ofQuery -> ofQuery.get(space)).toList();
        final Jackknife area = answers.areas().get(space);
        return RetrievalScore.of(
                ranks, queries.stream().mapToInt(QuerySignature::drug).toArray(), area);
    }
}
