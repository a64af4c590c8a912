package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.latentalign.kernel.Randoms;
import org.latentalign.node.ask.signatures.ReferenceRows.Kept;
import org.latentalign.score.query.GeneSets;
import org.latentalign.score.query.QueryGroup;
import org.latentalign.score.query.QueryPlan;
import org.latentalign.score.query.QuerySignature;
import org.latentalign.score.query.SharedLengths;

/** Sets against each query the background signatures, turned into queries of its kind. */
final class PlannedQueries {

    /** By so many references connectivity scores are normalized. */
    private static final int NORMALIZING = 10_000;

    /** With how many lists of random genes the lists of a query are compared. */
    private static final int RANDOM_LISTS = 199;

    private final long seed;

    private final SignatureSpaces spaces;

    private final List<Kept> background;

    private final List<QueryGroup> groups = new ArrayList<>();

    private final Map<SharedLengths, Integer> groupOf = new LinkedHashMap<>();

    private PlannedQueries(final SignatureSpaces spaces, final List<Kept> background, final long seed) {
        this.seed = seed;
        this.spaces = spaces;
        this.background = background;
    }

    static QueryPlan plan(
            final List<AskedSignature> asked,
            final int[] drugs,
            final List<Kept> background,
            final ReferenceRows references,
            final SignatureSpaces spaces,
            final QueryPlan.Listing listing,
            final long seed) {
        var planned = new PlannedQueries(spaces, background, seed);
        var queries = planned.queries(asked, drugs);
        return new QueryPlan(
                queries,
                planned.groups,
                new QueryPlan.Background(
                        background.stream()
                                .mapToInt(kept -> references.drugOf(kept.drug()))
                                .toArray(),
                        background.stream().mapToLong(Kept::row).toArray()),
                references.labels(),
                chosen(references.labels().size(), NORMALIZING, Randoms.seed(seed, 1)),
                spaces.dimensions(),
                listing);
    }

    /** All queries are profiles, or all are lists. */
    private List<QuerySignature> queries(final List<AskedSignature> asked, final int[] drugs) {
        var lengths = SharedLengths.of(asked.stream().map(AskedSignature::sets).toList());
        var queries = new ArrayList<QuerySignature>();
        for (int q = 0; q < asked.size(); q++) {
            var query = asked.get(q);
            int group = groupOf.computeIfAbsent(lengths.get(q), shared -> {
                groups.add(group(shared, query.isProfile()));
                return groups.size() - 1;
            });
            queries.add(new QuerySignature(
                    query.name(), drugs[q], group, spaces.vectors(query.profile(), query.encoded()), query.sets()));
        }
        return queries;
    }

    /** Background signatures as queries of the same kind. */
    private QueryGroup group(final SharedLengths lengths, final boolean isOfProfiles) {
        var sets = new ArrayList<GeneSets>();
        var vectors = new ArrayList<List<double[]>>();
        for (Kept kept : background) {
            var extremes = GeneSets.extremes(kept.before(), lengths.up(), lengths.down());
            sets.add(extremes);
            if (isOfProfiles || spaces.count() > 1) {
                vectors.add(spaces.vectors(
                        isOfProfiles ? kept.before() : extremes.direction(kept.before().length), kept.encoded()));
            }
        }
        var bySpace = new ArrayList<double[][]>();
        for (int space = 0; space < spaces.count(); space++) {
            int number = space;
            boolean isOfSets = space == 0 && !isOfProfiles;
            bySpace.add(
                    isOfSets
                            ? new double[0][]
                            : vectors.stream().map(list -> list.get(number)).toArray(double[][]::new));
        }
        return new QueryGroup(bySpace, sets, !isOfProfiles, List.of())
                .withRandomLists(RANDOM_LISTS, lengths, spaces.dimensions()[0], Randoms.seed(seed, 3));
    }

    /** So many rows, drawn by a seed; all when there are no more. */
    static BitSet chosen(final long size, final int count, final long seed) {
        var chosen = new BitSet();
        if (size <= count) {
            chosen.set(0, (int) size);
            return chosen;
        }
        var random = new SplittableRandom(seed);
        while (chosen.cardinality() < count) {
            chosen.set(Randoms.index(random, (int) size));
        }
        return chosen;
    }
}
