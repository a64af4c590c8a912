package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.score.query.QueryPlan.Background;
import org.latentalign.score.query.QueryPlan.Listing;
import org.latentalign.score.statistics.GoldenJson;
import org.latentalign.search.RowBlock;

/** Compares with cases that were computed with NumPy. */
class QueryGoldenTest {

    private static final double CLOSE = 1e-9;

    private static final int SIZE = 6;

    private final GoldenJson golden = GoldenJson.read("/org/latentalign/score/query/query.json");

    private final double[][] references = golden.get("reference").matrix();

    private final List<String> drugs =
            golden.get("drug").list().stream().map(GoldenJson::text).toList();

    private final double[] query = golden.get("query").numbers();

    private final double[][] background = golden.get("background").matrix();

    private QueryAnswers answers(final List<QuerySignature> queries, final RankBy rankBy, final int workers) {
        final var labels = new ReferenceLabels();
        final List<String> names = drugs.stream().distinct().toList();
        final List<String> lines =
                golden.get("line").list().stream().map(GoldenJson::text).toList();
        for (int r = 0; r < references.length; r++) {
            labels.add(names.indexOf(drugs.get(r)), lines.get(r).equals("L1") ? 0 : 1);
        }
        final List<GeneSets> sets = new ArrayList<>();
        for (final double[] signature : background) {
            sets.add(GeneSets.extremes(signature, SIZE, SIZE));
        }
        final var normalizing = new BitSet();
        normalizing.set(0, references.length);
        final int[] unknown =
                IntStream.generate(() -> -1).limit(background.length).toArray();
        final var plan = new QueryPlan(
                queries,
                List.of(new QueryGroup(List.<double[][]>of(background), sets)),
                new Background(unknown, IntStream.of(unknown).asLongStream().toArray()),
                labels,
                normalizing,
                new int[] {query.length},
                new Listing(rankBy, references.length, 5));
        final var search = new HitSearch(plan);
        final List<HitSearch.Worker> first = new ArrayList<>();
        final List<RowBlock> blocks = blocks(workers);
        blocks.forEach(block -> {
            final HitSearch.Worker worker = search.worker();
            worker.search(block);
            first.add(worker);
        });
        final var details = new HitDetails(plan, search.found(first));
        final List<HitDetails.Worker> second = new ArrayList<>();
        blocks.forEach(block -> {
            final HitDetails.Worker worker = details.worker();
            worker.search(block);
            second.add(worker);
        });
        return details.answers(second);
    }

    private List<RowBlock> blocks(final int count) {
        final List<RowBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final var block = new RowBlock(query.length);
            for (int r = i; r < references.length; r += count) {
                System.arraycopy(references[r], 0, block.next(), 0, query.length);
                block.add("reference " + r, r);
            }
            blocks.add(block);
        }
        return blocks;
    }

    private QuerySignature asked(final double[] vector, final int drug) {
        return new QuerySignature("query", drug, 0, List.of(vector), GeneSets.extremes(vector, SIZE, SIZE));
    }

    @Test
    void theGenesThatChangeMostAreTaken() {
        final GeneSets sets = GeneSets.extremes(query, SIZE, SIZE);
        assertArrayEquals(sorted(golden.get("up").integers()), sorted(sets.up()));
        assertArrayEquals(sorted(golden.get("down").integers()), sorted(sets.down()));
    }

    private static int[] sorted(final int[] genes) {
        return IntStream.of(genes).sorted().toArray();
    }

    @Test
    void connectivityIsThatOfTheConnectivityMap() {
        final int[] up = golden.get("up").integers();
        final int[] down = golden.get("down").integers();
        final var ranked = new RankedReference(query.length);
        for (int r = 0; r < references.length; r++) {
            ranked.load(references[r]);
            assertEquals(golden.get("es_up").numbers()[r], ranked.enrichment(up), CLOSE);
            assertEquals(golden.get("es_down").numbers()[r], ranked.enrichment(down), CLOSE);
            assertEquals(golden.get("wtcs").numbers()[r], ranked.connectivity(up, down), CLOSE);
            assertEquals(golden.get("wtcs_up_only").numbers()[r], ranked.connectivity(up, new int[0]), CLOSE);
            assertEquals(golden.get("wtcs_down_only").numbers()[r], ranked.connectivity(new int[0], down), CLOSE);
            final double[] running = ranked.running(up);
            assertEquals(0, running[query.length], CLOSE);
            final double extreme = golden.get("es_up").numbers()[r];
            assertEquals(
                    Math.abs(extreme),
                    IntStream.range(0, running.length)
                            .mapToDouble(i -> Math.abs(running[i]))
                            .max()
                            .orElseThrow(),
                    CLOSE);
        }
    }

    @Test
    void onlyTheGenesThatChangeMostInAReferenceCount() {
        final int[] up = golden.get("up").integers();
        final int[] down = golden.get("down").integers();
        final double[] known = golden.get("xcos_query").numbers();
        final var ranked = new RankedReference(query.length);
        for (int r = 0; r < references.length; r++) {
            ranked.load(references[r]);
            assertEquals(golden.get("xsum_5").numbers()[r], ranked.extremeSum(up, down, 5), CLOSE);
            assertEquals(golden.get("xcos_8").numbers()[r], ranked.extremeCosine(known, 8), CLOSE);
        }
        final double[] none = new double[query.length];
        assertTrue(Double.isNaN(ranked.extremeCosine(none, 8)));
    }

    @Test
    void scoresOfReferencesAreRight() {
        for (final int workers : new int[] {1, 3}) {
            final List<QueryHit> hits = answers(List.of(asked(query, -1)), RankBy.COSINE_BEFORE, workers)
                    .hits()
                    .get(0);
            assertEquals(references.length, hits.size());
            for (final QueryHit hit : hits) {
                final int r = (int) hit.row();
                assertEquals(
                        golden.get("cosine").numbers()[r], hit.inSpaces().get(0).cosine(), CLOSE);
                assertEquals(golden.get("wtcs").numbers()[r], hit.connectivity(), CLOSE);
                assertEquals(golden.get("ncs").numbers()[r], hit.normalized(), CLOSE);
                assertEquals(golden.get("tau").numbers()[r], hit.tau(), CLOSE);
                if (hit.isAlike()) {
                    assertEquals(
                            golden.get("cosine_p").numbers()[r],
                            hit.inSpaces().get(0).p(),
                            1e-12);
                    assertEquals(
                            golden.get("cosine_fdr").numbers()[r],
                            hit.inSpaces().get(0).falseDiscoveryRate(),
                            CLOSE);
                }
            }
        }
    }

    @Test
    void extremeSumsCanRank() {
        final List<QueryHit> hits =
                answers(List.of(asked(query, -1)), RankBy.EXTREME_SUM, 3).hits().get(0);
        final double[] sums = golden.get("xsum_5").numbers();
        final int[] expected = IntStream.concat(
                        IntStream.range(0, sums.length)
                                .filter(r -> sums[r] > 0)
                                .boxed()
                                .sorted(Comparator.comparingDouble(r -> -sums[r]))
                                .mapToInt(Integer::intValue),
                        IntStream.range(0, sums.length)
                                .filter(r -> sums[r] < 0)
                                .boxed()
                                .sorted(Comparator.comparingDouble(r -> sums[r]))
                                .mapToInt(Integer::intValue))
                .toArray();
        assertArrayEquals(
                expected, hits.stream().mapToInt(hit -> (int) hit.row()).toArray());
        hits.forEach(hit -> assertEquals(sums[(int) hit.row()], hit.extremeSum(), CLOSE));
    }

    @Test
    void drugsAreSummedUpOverCellLines() {
        final List<DrugScore> scores = answers(List.of(asked(query, -1)), RankBy.CONNECTIVITY, 2)
                .drugs()
                .get(0);
        assertEquals(List.of(1, 3, 4, 0), scores.stream().map(DrugScore::drug).toList());
        for (final DrugScore score : scores) { // of c, all scores are 0, so nothing of it is listed
            final String name = List.of("a", "b", "c", "d", "e").get(score.drug());
            assertEquals(golden.get("max_quantile").get(name).number(), score.maximumQuantile(), CLOSE);
            assertEquals(2, score.lines());
            assertEquals(2, score.signatures());
        }
        assertEquals(
                golden.get("max_quantile_five").number(),
                MaximumQuantile.of(IntStream.range(0, 5)
                        .mapToDouble(i -> golden.get("ncs").numbers()[i])
                        .toArray()),
                CLOSE);
    }

    @Test
    void theOwnDrugIsFound() {
        final GoldenJson retrieval = golden.get("retrieval");
        final List<QuerySignature> queries = new ArrayList<>();
        final double[][] vectors = retrieval.get("queries").matrix();
        for (int q = 0; q < vectors.length; q++) {
            queries.add(asked(vectors[q], q));
        }
        final QueryAnswers answers = answers(queries, RankBy.COSINE_BEFORE, 2);
        final List<OwnDrugRank> ranks =
                answers.retrieval().stream().flatMap(List::stream).toList();
        assertArrayEquals(
                retrieval.get("ranks").numbers(),
                ranks.stream().mapToDouble(OwnDrugRank::rank).toArray());
        final var score = RetrievalScore.of(
                ranks, new int[] {0, 1, 2, 3, 4}, answers.areas().get(0));
        assertEquals(retrieval.get("mrr").number(), score.meanReciprocalRank().estimate(), CLOSE);
        assertEquals(retrieval.get("top1").number(), score.first(), CLOSE);
        assertEquals(retrieval.get("top5").number(), score.amongFive(), CLOSE);
    }
}
