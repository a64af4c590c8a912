package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.Ranks;
import org.latentalign.search.RowBlock;

/**
 * The second pass over the references: ranks in every space, connectivity scores against background queries, all references of
 * the drugs that were found, and how queries find their own drug. Blocks are given as to a {@link HitSearch}.
 */
public final class HitDetails {

    /** References whose cosines with all queries are looked at together: few enough that these stay at hand. */
    private static final int TILE = 64;

    private final QueryPlan plan;

    private final FoundHits found;

    /** By row: the queries that list it. */
    private final Map<Long, List<Integer>> queriesOf = new HashMap<>();

    /** By drug: the queries that list one of its references. */
    private final Map<Integer, List<Integer>> queriesOfDrug = new HashMap<>();

    /** The drugs that queries find references of, ascending. */
    private final int[] askedDrugs;

    /** By query: the number of its drug among these; negative when it is none of them. */
    private final int[] asked;

    /** By query: the references of which a picture is wanted. */
    private final List<Set<Long>> wanted;

    /**
     * Without pictures.
     *
     * @param plan what was asked
     * @param found in the first pass
     */
    public HitDetails(final QueryPlan plan, final FoundHits found) {
        this(plan, found, Collections.nCopies(plan.queries().size(), Set.of()));
    }

    /**
     * @param plan what was asked
     * @param found in the first pass
     * @param wanted by query: the numbers of listed references of whose enrichment a picture is wanted
     */
    public HitDetails(final QueryPlan plan, final FoundHits found, final List<Set<Long>> wanted) {
        this.plan = plan;
        this.found = found;
        this.wanted = List.copyOf(wanted);
        askedDrugs = IntStream.range(0, plan.queries().size())
                .filter(q -> found.queries().get(q).own().get(0).length > 0)
                .map(q -> plan.queries().get(q).drug())
                .distinct()
                .sorted()
                .toArray();
        asked = plan.queries().stream()
                .mapToInt(query -> Arrays.binarySearch(askedDrugs, query.drug()))
                .toArray();
        for (int q = 0; q < plan.queries().size(); q++) {
            final int query = q;
            hits(q).forEach(hit -> {
                queriesOf.computeIfAbsent(hit.row(), row -> new ArrayList<>()).add(query);
                final int drug = plan.labels().drug(hit.row());
                if (drug >= 0) {
                    final List<Integer> queries = queriesOfDrug.computeIfAbsent(drug, key -> new ArrayList<>());
                    if (queries.isEmpty() || queries.get(queries.size() - 1) != query) {
                        queries.add(query);
                    }
                }
            });
        }
    }

    /** By drug that is asked for: the cosines of its queries with its references, ascending. */
    private double[][] own(final int space) {
        return IntStream.of(askedDrugs)
                .mapToObj(drug -> IntStream.range(0, plan.queries().size())
                        .filter(q -> plan.queries().get(q).drug() == drug)
                        .mapToObj(q -> found.queries().get(q).own().get(space))
                        .flatMapToDouble(DoubleStream::of)
                        .sorted()
                        .toArray())
                .toArray(double[][]::new);
    }

    private Stream<FoundHit> hits(final int q) {
        final FoundHits.OfQuery ofQuery = found.queries().get(q);
        return Stream.concat(ofQuery.alike().stream(), ofQuery.opposite().stream());
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** What the genes of a listed reference say. */
    private record GeneScores(double connectivity, double tau, double extremeSum, double extremeCosine) {}

    /** All references of a drug. */
    private static final class OfDrug {

        private final List<Double> normalized = new ArrayList<>();

        private final BitSet lines = new BitSet();
    }

    /** Looks at blocks of references. */
    public final class Worker {

        private final BlockCosines cosines = new BlockCosines(plan);

        private final RankedReference ranked = new RankedReference(plan.dimension(0));

        /** By space and query. */
        private final List<List<ThresholdCounts>> ranks = new ArrayList<>();

        /** The same for references of other drugs than the query's. */
        private final List<List<ThresholdCounts>> others = new ArrayList<>();

        /** By space. */
        private final List<PooledArea> areas = new ArrayList<>();

        /** By query and row. */
        private final List<Map<Long, GeneScores>> geneScores = new ArrayList<>();

        /** By query and drug. */
        private final List<Map<Integer, OfDrug>> drugs = new ArrayList<>();

        /** By group: the row whose background scores are known, and these, in size; NaN for none. */
        private final long[] scoredRows = new long[plan.groups().size()];

        private final double[][] backgroundScores;

        private final List<SetConnectivity.Scratch> backgroundConnectivity = new ArrayList<>();

        /** By query and row, of those that are wanted. */
        private final List<Map<Long, Enrichment>> enrichments = new ArrayList<>();

        private Worker() {
            Arrays.fill(scoredRows, -1);
            backgroundScores = plan.groups().stream()
                    .map(group -> new double[group.size()])
                    .toArray(double[][]::new);
            for (int group = 0; group < plan.groups().size(); group++) {
                backgroundConnectivity.add(plan.backgroundConnectivity(group).newScratch());
            }
            for (int space = 0; space < plan.spaces(); space++) {
                final List<ThresholdCounts> ofRanks = new ArrayList<>();
                final List<ThresholdCounts> ofOthers = new ArrayList<>();
                for (int q = 0; q < plan.queries().size(); q++) {
                    final int number = space;
                    ofRanks.add(new ThresholdCounts(
                            hits(q).mapToDouble(hit -> hit.cosines()[number]).toArray()));
                    ofOthers.add(
                            new ThresholdCounts(found.queries().get(q).own().get(number)));
                }
                ranks.add(ofRanks);
                others.add(ofOthers);
                areas.add(new PooledArea(own(space)));
            }
            plan.queries().forEach(query -> {
                geneScores.add(new HashMap<>());
                drugs.add(new HashMap<>());
                enrichments.add(new HashMap<>());
            });
        }

        /**
         * Looks at a block.
         *
         * @param block no row of which was given before; not changed
         */
        public void search(final RowBlock block) {
            cosines.load(block);
            for (int start = 0; start < block.size(); start += TILE) {
                count(block, start, Math.min(block.size(), start + TILE));
            }
            for (int place = 0; place < block.size(); place++) {
                final List<Integer> listing = queriesOf.getOrDefault(block.row(place), List.of());
                final List<Integer> ofDrug =
                        queriesOfDrug.getOrDefault(plan.labels().drug(block.row(place)), List.of());
                if (!listing.isEmpty() || !ofDrug.isEmpty()) {
                    ranked.load(block.vectors()[place]);
                    for (final int q : listing) {
                        geneScores.get(q).put(block.row(place), geneScores(q, block.row(place)));
                        if (wanted.get(q).contains(block.row(place))) {
                            enrichments.get(q).put(block.row(place), enrichment(q));
                        }
                    }
                    for (final int q : ofDrug) {
                        if (!cosines.isQuery(place, q)) {
                            addToDrug(q, block.row(place));
                        }
                    }
                }
            }
        }

        /** One query after the other, so that its counts stay at hand. */
        private void count(final RowBlock block, final int start, final int end) {
            for (int space = 0; space < plan.spaces(); space++) {
                for (int q = 0; q < plan.queries().size(); q++) {
                    for (int place = start; place < end; place++) {
                        final double cosine = cosines.cosine(space, place, q);
                        if (!Double.isNaN(cosine) && !cosines.isQuery(place, q)) {
                            count(space, q, plan.labels().drug(block.row(place)), cosine);
                        }
                    }
                }
            }
        }

        private void count(final int space, final int q, final int drug, final double cosine) {
            ranks.get(space).get(q).add(cosine);
            if (asked[q] >= 0 && drug != plan.queries().get(q).drug()) {
                others.get(space).get(q).add(cosine);
                areas.get(space).add(asked[q], Math.max(-1, Arrays.binarySearch(askedDrugs, drug)), cosine);
            }
        }

        private GeneScores geneScores(final int q, final long row) {
            final GeneSets sets = plan.queries().get(q).sets();
            return new GeneScores(
                    connectivity(q),
                    tau(q, row),
                    ranked.extremeSum(sets.upGenes(), sets.downGenes(), plan.extremes()),
                    ranked.extremeCosine(plan.geneValues(q), plan.extremes()));
        }

        private Enrichment enrichment(final int q) {
            final GeneSets sets = plan.queries().get(q).sets();
            return new Enrichment(
                    RunningSum.of(ranked, sets.upGenes(), plan.dimension(0)),
                    RunningSum.of(ranked, sets.downGenes(), plan.dimension(0)));
        }

        private double connectivity(final int q) {
            final GeneSets sets = plan.queries().get(q).sets();
            return ranked.connectivity(sets.upGenes(), sets.downGenes());
        }

        private double normalized(final int q, final long row) {
            return found.queries().get(q).norm().normalized(plan.labels().line(row), connectivity(q));
        }

        private double tau(final int q, final long row) {
            final double own = normalized(q, row);
            final int group = plan.queries().get(q).group();
            final int drug = plan.queries().get(q).drug();
            scoreBackground(group, row);
            int smaller = 0;
            int all = 0;
            for (int b = 0; b < backgroundScores[group].length; b++) {
                final double score = backgroundScores[group][b];
                if (!Double.isNaN(score) && !plan.isOfDrug(b, drug)) {
                    all++;
                    smaller += score < Math.abs(own) ? 1 : 0;
                }
            }
            return all == 0 || Double.isNaN(own) ? Double.NaN : Math.signum(own) * 100 * smaller / all;
        }

        /** Once for all queries that list the reference. */
        private void scoreBackground(final int group, final long row) {
            if (scoredRows[group] == row) {
                return;
            }
            scoredRows[group] = row;
            final int line = plan.labels().line(row);
            final double[] scores = backgroundScores[group];
            backgroundConnectivity.get(group).score(ranked, scores);
            for (int b = 0; b < scores.length; b++) {
                final ConnectivityNorm norm = found.backgroundNorm(group, b);
                scores[b] = norm.isKnown(line) && !plan.isOfReference(b, row)
                        ? Math.abs(norm.normalized(line, scores[b]))
                        : Double.NaN;
            }
        }

        private void addToDrug(final int q, final long row) {
            final OfDrug drug = drugs.get(q).computeIfAbsent(plan.labels().drug(row), key -> new OfDrug());
            drug.normalized.add(normalized(q, row));
            drug.lines.set(plan.labels().line(row));
        }
    }

    /**
     * Puts together what the workers found.
     *
     * @param workers all that were used
     */
    public QueryAnswers answers(final Collection<Worker> workers) {
        final List<List<QueryHit>> hits = new ArrayList<>();
        final List<List<DrugScore>> drugs = new ArrayList<>();
        final List<List<OwnDrugRank>> retrieval = new ArrayList<>();
        for (int q = 0; q < plan.queries().size(); q++) {
            hits.add(hits(q, workers));
            drugs.add(drugs(q, workers));
            retrieval.add(retrieval(q, workers));
        }
        final List<Jackknife> areas = new ArrayList<>();
        for (int space = 0; space < plan.spaces(); space++) {
            final var area = new PooledArea(own(space));
            for (final Worker worker : workers) {
                area.merge(worker.areas.get(space));
            }
            areas.add(area.jackknife(askedDrugs));
        }
        return new QueryAnswers(
                hits,
                drugs,
                retrieval,
                areas,
                found.queries().stream().map(FoundHits.OfQuery::byRandomGenes).toList(),
                enrichments(workers));
    }

    private List<Map<Long, Enrichment>> enrichments(final Collection<Worker> workers) {
        final List<Map<Long, Enrichment>> enrichments = new ArrayList<>();
        for (int q = 0; q < plan.queries().size(); q++) {
            final Map<Long, Enrichment> ofQuery = new HashMap<>();
            for (final Worker worker : workers) {
                ofQuery.putAll(worker.enrichments.get(q));
            }
            enrichments.add(Map.copyOf(ofQuery));
        }
        return enrichments;
    }

    private List<QueryHit> hits(final int q, final Collection<Worker> workers) {
        final List<ThresholdCounts> counts = new ArrayList<>();
        for (int space = 0; space < plan.spaces(); space++) {
            final var all = new ThresholdCounts(cosinesOf(q, space));
            for (final Worker worker : workers) {
                all.merge(worker.ranks.get(space).get(q));
            }
            counts.add(all);
        }
        final FoundHits.OfQuery ofQuery = found.queries().get(q);
        final List<QueryHit> hits = new ArrayList<>();
        ofQuery.alike().forEach(hit -> hits.add(hit(q, true, hit, counts, workers)));
        ofQuery.opposite().forEach(hit -> hits.add(hit(q, false, hit, counts, workers)));
        return hits;
    }

    private double[] cosinesOf(final int q, final int space) {
        return hits(q).mapToDouble(hit -> hit.cosines()[space]).toArray();
    }

    private QueryHit hit(
            final int q,
            final boolean isAlike,
            final FoundHit hit,
            final List<ThresholdCounts> counts,
            final Collection<Worker> workers) {
        final FoundHits.OfQuery ofQuery = found.queries().get(q);
        final List<QueryHit.InSpace> inSpaces = new ArrayList<>();
        for (int space = 0; space < plan.spaces(); space++) {
            final double cosine = hit.cosines()[space];
            final double p = hit.p()[space];
            final Map<Double, Double> rates = (isAlike ? ofQuery.aboveRates() : ofQuery.belowRates()).get(space);
            final long rank = Double.isNaN(cosine)
                    ? 0
                    : 1
                            + (isAlike
                                    ? counts.get(space).above(cosine)
                                    : counts.get(space).below(cosine));
            inSpaces.add(new QueryHit.InSpace(cosine, rank, p, Double.isNaN(p) ? Double.NaN : rates.get(p)));
        }
        final GeneScores scores = workers.stream()
                .map(worker -> worker.geneScores.get(q).get(hit.row()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new QueryHit(
                q,
                isAlike,
                hit.reference(),
                hit.row(),
                inSpaces,
                scores.connectivity(),
                ofQuery.norm().normalized(plan.labels().line(hit.row()), scores.connectivity()),
                scores.tau(),
                scores.extremeSum(),
                scores.extremeCosine());
    }

    private List<DrugScore> drugs(final int q, final Collection<Worker> workers) {
        final Map<Integer, List<OfDrug>> parts = new TreeMap<>();
        workers.forEach(worker -> worker.drugs.get(q).forEach((drug, part) -> parts.computeIfAbsent(
                        drug, key -> new ArrayList<>())
                .add(part)));
        final List<DrugScore> drugs = new ArrayList<>();
        parts.forEach((drug, ofDrug) -> {
            final double[] scores = ofDrug.stream()
                    .flatMap(part -> part.normalized.stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            final BitSet lines = new BitSet();
            ofDrug.forEach(part -> lines.or(part.lines));
            drugs.add(new DrugScore(q, drug, scores.length, lines.cardinality(), MaximumQuantile.of(scores)));
        });
        drugs.sort(Comparator.comparingDouble((DrugScore drug) -> -drug.maximumQuantile())
                .thenComparing(DrugScore::drug));
        return drugs;
    }

    private List<OwnDrugRank> retrieval(final int q, final Collection<Worker> workers) {
        final List<OwnDrugRank> ranks = new ArrayList<>();
        for (int space = 0; space < plan.spaces(); space++) {
            final double[] own = found.queries().get(q).own().get(space);
            final var others = new ThresholdCounts(own);
            for (final Worker worker : workers) {
                others.merge(worker.others.get(space).get(q));
            }
            if (own.length > 0 && others.count() > 0) {
                final double best = own[own.length - 1];
                final double area = DoubleStream.of(own)
                                .map(cosine -> others.below(cosine) + others.equal(cosine) / 2.0)
                                .sum()
                        / own.length
                        / others.count();
                ranks.add(new OwnDrugRank(
                        q,
                        space,
                        own.length,
                        others.count(),
                        Ranks.among(others.above(best), others.equal(best)),
                        area));
            }
        }
        return ranks;
    }
}
