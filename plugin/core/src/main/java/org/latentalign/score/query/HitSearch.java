package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import org.latentalign.search.RowBlock;

/**
 * The first pass over the references: which are alike and opposite to each query, what other drugs' signatures score against the
 * same references, and what connectivity scores are relative to. Blocks are given to {@linkplain #worker() workers} in any
 * order, from any number of threads; the result is the same to the last bit.
 */
public final class HitSearch {

    private final QueryPlan plan;

    /** @param plan what is asked */
    public HitSearch(final QueryPlan plan) {
        this.plan = plan;
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** What a worker has found of one query. */
    private static final class OfQuery {

        private final PriorityQueue<FoundHit> alike = new PriorityQueue<>(FoundHit.ORDER.reversed());

        private final PriorityQueue<FoundHit> opposite = new PriorityQueue<>(FoundHit.ORDER.reversed());

        private final ConnectivityNorm norm = new ConnectivityNorm();

        /** By space: cosines with references of the query's own drug. */
        private final List<List<Double>> own = new ArrayList<>();

        private final TailCounts[] above;

        private final TailCounts[] below;

        private long references;

        OfQuery(final int spaces) {
            above = new TailCounts[spaces];
            below = new TailCounts[spaces];
            for (int space = 0; space < spaces; space++) {
                own.add(new ArrayList<>());
                above[space] = new TailCounts();
                below[space] = new TailCounts();
            }
        }

        private static void offer(final PriorityQueue<FoundHit> hits, final FoundHit hit, final int count) {
            hits.add(hit);
            if (hits.size() > count) {
                hits.poll();
            }
        }

        private static boolean isWorth(
                final PriorityQueue<FoundHit> hits, final double key, final long row, final int count) {
            return hits.size() < count
                    || key > hits.peek().key()
                    || key == hits.peek().key() && row < hits.peek().row();
        }
    }

    /** Searches blocks of references. */
    public final class Worker {

        private final BlockCosines cosines = new BlockCosines(plan);

        private final RankedReference ranked = new RankedReference(plan.dimension(0));

        private final List<OfQuery> found = new ArrayList<>();

        /** By group and background signature. */
        private final List<List<ConnectivityNorm>> backgroundNorms = new ArrayList<>();

        /** By group. */
        private final List<SetConnectivity.Scratch> backgroundConnectivity = new ArrayList<>();

        private final double[] connectivities = new double[plan.background()];

        private final RandomLists.Sums randomLists = plan.randomLists().newSums();

        private final double[][] normalizing = new double[RowBlock.CAPACITY][];

        private final BackgroundTails tails = new BackgroundTails(plan, cosines);

        private Worker() {
            plan.queries().forEach(query -> found.add(new OfQuery(plan.spaces())));
            for (final QueryGroup group : plan.groups()) {
                final List<ConnectivityNorm> norms = new ArrayList<>();
                group.sets().forEach(sets -> norms.add(new ConnectivityNorm()));
                backgroundNorms.add(norms);
                backgroundConnectivity.add(plan.backgroundConnectivity(backgroundConnectivity.size())
                        .newScratch());
            }
        }

        /**
         * Searches a block.
         *
         * @param block no row of which was given before; not changed
         */
        public void search(final RowBlock block) {
            cosines.load(block);
            tails.load(block);
            addToRandomLists(block);
            for (int place = 0; place < block.size(); place++) {
                search(block, place);
            }
            // one query after the other, so that its counts stay at hand
            for (int q = 0; q < found.size(); q++) {
                for (int space = 0; space < plan.spaces(); space++) {
                    tally(q, space, block);
                }
            }
        }

        private void addToRandomLists(final RowBlock block) {
            int count = 0;
            for (int place = 0; place < block.size(); place++) {
                if (plan.isNormalizing(block.row(place))) {
                    normalizing[count++] = cosines.units(0)[place];
                }
            }
            randomLists.add(normalizing, count);
        }

        private void search(final RowBlock block, final int place) {
            final long row = block.row(place);
            final boolean isNormalizing = plan.isNormalizing(row);
            final boolean isRanked = isNormalizing || plan.rankBy().needsRanks();
            if (isRanked) {
                ranked.load(block.vectors()[place]);
            }
            if (plan.isNormalizingBackground(row)) {
                normalize(row);
            }
            for (int q = 0; q < found.size(); q++) {
                if (!cosines.isQuery(place, q)) {
                    final GeneSets sets = plan.queries().get(q).sets();
                    final double connectivity =
                            isRanked ? ranked.connectivity(sets.upGenes(), sets.downGenes()) : Double.NaN;
                    found.get(q).references++;
                    if (isNormalizing) {
                        found.get(q).norm.add(plan.labels().line(row), connectivity);
                    }
                    offer(q, block, place, connectivity);
                }
            }
        }

        private void normalize(final long row) {
            final int line = plan.labels().line(row);
            for (int g = 0; g < plan.groups().size(); g++) {
                backgroundConnectivity.get(g).score(ranked, connectivities);
                for (int b = 0; b < plan.groups().get(g).size(); b++) {
                    if (!plan.isOfReference(b, row)) {
                        backgroundNorms.get(g).get(b).add(line, connectivities[b]);
                    }
                }
            }
        }

        private void tally(final int q, final int space, final RowBlock block) {
            final OfQuery ofQuery = found.get(q);
            final int drug = plan.queries().get(q).drug();
            for (int place = 0; place < block.size(); place++) {
                final double cosine = cosines.cosine(space, place, q);
                if (!Double.isNaN(cosine) && !cosines.isQuery(place, q)) {
                    final int size = tails.size(space, q, place);
                    ofQuery.above[space].add(tails.reaching(space, q, place), size);
                    ofQuery.below[space].add(tails.reached(space, q, place), size);
                    if (drug >= 0 && plan.labels().drug(block.row(place)) == drug) {
                        ofQuery.own.get(space).add(cosine);
                    }
                }
            }
        }

        private void offer(final int q, final RowBlock block, final int place, final double connectivity) {
            final double key =
                    switch (plan.rankBy()) {
                        case COSINE_BEFORE -> cosines.cosine(0, place, q);
                        case COSINE_AFTER -> cosines.cosine(plan.spaces() - 1, place, q);
                        case CONNECTIVITY -> connectivity;
                        case EXTREME_SUM -> extremeSum(q);
                        case EXTREME_COSINE -> ranked.extremeCosine(plan.geneValues(q), plan.extremes());
                    };
            final OfQuery ofQuery = found.get(q);
            if (key > 0 && OfQuery.isWorth(ofQuery.alike, key, block.row(place), plan.count())) {
                OfQuery.offer(ofQuery.alike, hit(q, key, block, place, true), plan.count());
            } else if (key < 0 && OfQuery.isWorth(ofQuery.opposite, -key, block.row(place), plan.count())) {
                OfQuery.offer(ofQuery.opposite, hit(q, -key, block, place, false), plan.count());
            }
        }

        private double extremeSum(final int q) {
            final GeneSets sets = plan.queries().get(q).sets();
            return ranked.extremeSum(sets.upGenes(), sets.downGenes(), plan.extremes());
        }

        private FoundHit hit(
                final int q, final double key, final RowBlock block, final int place, final boolean isAlike) {
            final double[] inSpaces = new double[plan.spaces()];
            final double[] p = new double[plan.spaces()];
            for (int space = 0; space < inSpaces.length; space++) {
                inSpaces[space] = cosines.cosine(space, place, q);
                p[space] = Double.isNaN(inSpaces[space]) ? Double.NaN : p(space, q, place, isAlike);
            }
            return new FoundHit(key, block.name(place), block.row(place), inSpaces, p);
        }

        private double p(final int space, final int q, final int place, final boolean isAlike) {
            final int tail = isAlike ? tails.reaching(space, q, place) : tails.reached(space, q, place);
            return TailCounts.p(tail, tails.size(space, q, place));
        }
    }

    /**
     * Puts together what the workers found.
     *
     * @param workers all that were used
     */
    public FoundHits found(final Collection<Worker> workers) {
        final List<FoundHits.OfQuery> ofQueries = new ArrayList<>();
        final RandomLists.Sums randomLists = plan.randomLists().newSums();
        workers.forEach(worker -> randomLists.merge(worker.randomLists));
        for (int q = 0; q < plan.queries().size(); q++) {
            final int group = plan.queries().get(q).group();
            final double p = randomLists.p(group, Arrays.binarySearch(plan.queriesOf(group), q));
            ofQueries.add(ofQuery(q, workers, p));
        }
        final List<List<ConnectivityNorm>> norms = new ArrayList<>();
        for (int g = 0; g < plan.groups().size(); g++) {
            final List<ConnectivityNorm> ofGroup = new ArrayList<>();
            for (int b = 0; b < plan.groups().get(g).size(); b++) {
                final var norm = new ConnectivityNorm();
                for (final Worker worker : workers) {
                    norm.merge(worker.backgroundNorms.get(g).get(b));
                }
                ofGroup.add(norm);
            }
            norms.add(ofGroup);
        }
        return new FoundHits(ofQueries, norms);
    }

    private FoundHits.OfQuery ofQuery(final int q, final Collection<Worker> workers, final double byRandomGenes) {
        final List<OfQuery> parts =
                workers.stream().map(worker -> worker.found.get(q)).toList();
        final var norm = new ConnectivityNorm();
        parts.forEach(part -> norm.merge(part.norm));
        final List<PValueTally> above = new ArrayList<>();
        final List<PValueTally> below = new ArrayList<>();
        final List<double[]> own = new ArrayList<>();
        for (int space = 0; space < plan.spaces(); space++) {
            final int number = space;
            final var ofAbove = new PValueTally();
            final var ofBelow = new PValueTally();
            parts.forEach(part -> part.above[number].addTo(ofAbove));
            parts.forEach(part -> part.below[number].addTo(ofBelow));
            above.add(ofAbove);
            below.add(ofBelow);
            own.add(parts.stream()
                    .flatMap(part -> part.own.get(number).stream())
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray());
        }
        return new FoundHits.OfQuery(
                parts.stream()
                        .flatMap(part -> part.alike.stream())
                        .sorted(FoundHit.ORDER)
                        .limit(plan.count())
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.opposite.stream())
                        .sorted(FoundHit.ORDER)
                        .limit(plan.count())
                        .toList(),
                norm,
                above.stream().map(PValueTally::adjusted).toList(),
                below.stream().map(PValueTally::adjusted).toList(),
                own,
                parts.stream().mapToLong(part -> part.references).sum(),
                byRandomGenes);
    }
}
