package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.latentalign.node.ask.neighbors.FoundNeighbor.Place;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.search.MeanCosine;
import org.latentalign.search.Measure;
import org.latentalign.search.Neighbor;
import org.latentalign.search.NeighborSearch;
import org.latentalign.search.Queries;
import org.latentalign.search.RankSearch;
import org.latentalign.search.RowBlock;
import org.latentalign.search.RowScan;

/** Finds neighbors in one space or two, and where those of one space are in the other. */
final class NeighborSearches {

    private final Supplier<ComparedRows> table;

    private final boolean isNameRowId;

    /** Which names can be neighbors; none for all. */
    private final Set<String> only;

    /** Those of them that no row has had so far. */
    private final Set<String> unseen;

    /** By space. */
    private final List<Queries> queries;

    private final int count;

    private final List<String> warnings = new ArrayList<>();

    /** By space; none unless cosines are asked for. */
    private final List<MeanCosine> means = new ArrayList<>();

    private long rows;

    /** By space and query. */
    private List<List<List<Neighbor>>> nearest = List.of();

    NeighborSearches(
            final Supplier<ComparedRows> table,
            final boolean isNameRowId,
            final Set<String> only,
            final List<Queries> queries,
            final int count) {
        this.table = table;
        this.isNameRowId = isNameRowId;
        this.only = only;
        unseen = new TreeSet<>(only);
        this.queries = List.copyOf(queries);
        this.count = count;
    }

    /** How many rows were searched. */
    long rows() {
        return rows;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The mean cosine of a query with all rows but its own, by space; empty unless cosines are asked for. */
    List<Double> meanCosines(final AskedQuery query) {
        return IntStream.range(0, means.size())
                .mapToObj(space -> means.get(space).of(query.vectors().get(space), query.own()))
                .toList();
    }

    /** By query, in one space. */
    List<List<Neighbor>> nearest(final int space) {
        return nearest.get(space);
    }

    void search(final List<AskedQuery> asked, final Progress progress) {
        if (queries.get(0).size() == 0) {
            nearest = queries.stream().map(space -> List.<List<Neighbor>>of()).toList();
            return;
        }
        ComparedRows pass = table.get();
        List<NeighborSearch> searches = queries.stream()
                .map(ofSpace -> new NeighborSearch(ofSpace, count))
                .toList();
        if (queries.get(0).measure() == Measure.COSINE) {
            Set<Long> own = asked.stream()
                    .flatMapToLong(query -> LongStream.of(query.own()))
                    .boxed()
                    .collect(Collectors.toSet());
            queries.forEach(ofSpace -> means.add(new MeanCosine(ofSpace.dimension(), own)));
        }
        List<Collection<NeighborSearch.Worker>> workers =
                scan(pass, space -> searches.get(space)::worker, NeighborSearch.Worker::search, means, progress);
        nearest = new ArrayList<>();
        for (int space = 0; space < queries.size(); space++) {
            nearest.add(searches.get(space).neighbors(workers.get(space)));
        }
        warnings.addAll(pass.warnings());
        if (!unseen.isEmpty()) {
            warnings.add(unseen.size() + " of the " + only.size() + (only.size() == 1 ? " name" : " names")
                    + " among which neighbors are sought " + (unseen.size() == 1 ? "is" : "are")
                    + " not in the table: " + VectorSource.list(unseen) + ".");
        }
    }

    /** Gives the rows to workers of every space; returns these by space. */
    private <W> List<Collection<W>> scan(
            final ComparedRows pass,
            final Function<Integer, Supplier<W>> newWorker,
            final BiConsumer<W, RowBlock> work,
            final List<MeanCosine> means,
            final Progress progress) {
        rows = 0;
        boolean hasAfter = queries.size() > 1;
        try (RowScan<W> before = scan(0, newWorker, work);
                RowScan<W> after = hasAfter ? scan(1, newWorker, work) : null) {
            pass.read(
                    this::canBeNeighbor,
                    row -> {
                        rows++;
                        String name = name(row.rowKey(), row.labels());
                        add(before, row.before(), name, row.index());
                        if (hasAfter) {
                            add(after, row.after(), name, row.index());
                        }
                        for (int space = 0; space < means.size(); space++) {
                            means.get(space).add(space == 0 ? row.before() : row.after(), row.index());
                        }
                    },
                    progress);
            return hasAfter ? List.of(before.finish(), after.finish()) : List.of(before.finish());
        }
    }

    private <W> RowScan<W> scan(
            final int space, final Function<Integer, Supplier<W>> newWorker, final BiConsumer<W, RowBlock> work) {
        return new RowScan<>(
                queries.get(space).dimension(), newWorker.apply(space), work, NodeThreads.POOL, NodeThreads.count());
    }

    private boolean canBeNeighbor(final ComparedRows.Head head) {
        if (only.isEmpty()) {
            return true;
        }
        String name = name(head.rowKey(), head.labels());
        unseen.remove(name);
        return only.contains(name);
    }

    /** Rows without a name are called by their RowIDs. */
    private String name(final String rowKey, final String[] labels) {
        String name = NamedRows.name(isNameRowId, rowKey, labels);
        return name == null ? rowKey : name;
    }

    private static void add(final RowScan<?> scan, final double[] vector, final String name, final long row) {
        System.arraycopy(vector, 0, scan.next(), 0, vector.length);
        scan.add(name, row);
    }

    /** The neighbors of every query, in the order of their ranks before. */
    List<List<FoundNeighbor>> found(final List<AskedQuery> asked, final Progress progress) {
        return queries.size() == 1 || asked.isEmpty() ? inOneSpace(asked) : inBothSpaces(asked, progress);
    }

    private List<List<FoundNeighbor>> inOneSpace(final List<AskedQuery> asked) {
        List<List<FoundNeighbor>> found = new ArrayList<>();
        for (int q = 0; q < asked.size(); q++) {
            List<FoundNeighbor> ofQuery = new ArrayList<>();
            for (Neighbor neighbor : nearest.get(0).get(q)) {
                ofQuery.add(new FoundNeighbor(
                        asked.get(q).text(),
                        neighbor.name(),
                        neighbor.row(),
                        List.of(new Place(shown(neighbor.score()), ofQuery.size() + 1))));
            }
            found.add(ofQuery);
        }
        return found;
    }

    /** A distance is shown as a positive number. */
    private double shown(final double score) {
        return queries.get(0).measure() == Measure.EUCLIDEAN ? 0.0 - score : score;
    }

    /** Two more passes: one for the scores of one space's neighbors in the other, one for their ranks. */
    private List<List<FoundNeighbor>> inBothSpaces(final List<AskedQuery> asked, final Progress progress) {
        List<List<List<Neighbor>>> scored = scored((fraction, message) -> progress.report(fraction / 3, message));
        List<RankSearch> searches = new ArrayList<>();
        for (int space = 0; space < queries.size(); space++) {
            searches.add(new RankSearch(queries.get(space), scored.get(space)));
        }
        List<Collection<RankSearch.Worker>> workers = scan(
                table.get(),
                space -> searches.get(space)::worker,
                RankSearch.Worker::search,
                List.of(),
                (fraction, message) -> progress.report((1 + 2 * fraction) / 3, message));
        List<long[][]> ranks = new ArrayList<>();
        for (int space = 0; space < queries.size(); space++) {
            ranks.add(searches.get(space).ranks(workers.get(space)));
        }
        List<List<FoundNeighbor>> found = new ArrayList<>();
        for (int q = 0; q < asked.size(); q++) {
            found.add(ofQuery(q, asked.get(q).text(), scored, ranks));
        }
        return found;
    }

    /** By space and query: the neighbors of both spaces that have a score there, with it, in order. */
    private List<List<List<Neighbor>>> scored(final Progress progress) {
        Map<Long, List<Integer>> queriesOf = new HashMap<>();
        List<List<List<Neighbor>>> scored = new ArrayList<>();
        for (List<List<Neighbor>> space : nearest) {
            scored.add(new ArrayList<>());
            for (int q = 0; q < space.size(); q++) {
                int query = q;
                space.get(q).forEach(neighbor -> {
                    List<Integer> list = queriesOf.computeIfAbsent(neighbor.row(), key -> new ArrayList<>());
                    if (!list.contains(query)) {
                        list.add(query);
                    }
                });
                scored.get(scored.size() - 1).add(new ArrayList<>());
            }
        }
        List<Queries.Scorer> scorers = queries.stream().map(Queries::scorer).toList();
        table.get()
                .read(
                        head -> queriesOf.containsKey(head.index()),
                        row -> {
                            String name = name(row.rowKey(), row.labels());
                            for (int q : queriesOf.get(row.index())) {
                                score(scored.get(0).get(q), scorers.get(0), q, name, row.before(), row.index());
                                score(scored.get(1).get(q), scorers.get(1), q, name, row.after(), row.index());
                            }
                        },
                        progress);
        scored.forEach(space -> space.forEach(list -> list.sort(Neighbor.ORDER)));
        return scored;
    }

    private static void score(
            final List<Neighbor> neighbors,
            final Queries.Scorer scorer,
            final int query,
            final String name,
            final double[] vector,
            final long row) {
        double score = scorer.score(query, vector, row);
        if (!Double.isNaN(score)) {
            neighbors.add(new Neighbor(name, row, score));
        }
    }

    private List<FoundNeighbor> ofQuery(
            final int query, final String text, final List<List<List<Neighbor>>> scored, final List<long[][]> ranks) {
        Map<Long, Place[]> places = new TreeMap<>();
        Map<Long, String> names = new HashMap<>();
        for (int space = 0; space < scored.size(); space++) {
            List<Neighbor> neighbors = scored.get(space).get(query);
            for (int i = 0; i < neighbors.size(); i++) {
                Neighbor neighbor = neighbors.get(i);
                names.put(neighbor.row(), neighbor.name());
                places.computeIfAbsent(neighbor.row(), key -> {
                            Place[] none = new Place[scored.size()];
                            Arrays.fill(none, Place.NONE);
                            return none;
                        })[space] =
                        new Place(shown(neighbor.score()), ranks.get(space)[query][i]);
            }
        }
        List<FoundNeighbor> found = new ArrayList<>();
        places.forEach((row, inSpaces) -> found.add(new FoundNeighbor(text, names.get(row), row, List.of(inSpaces))));
        found.sort((a, b) -> {
            int before =
                    Long.compare(orLast(a.place(0).rank()), orLast(b.place(0).rank()));
            return before != 0
                    ? before
                    : Long.compare(orLast(a.place(1).rank()), orLast(b.place(1).rank()));
        });
        return found;
    }

    private static long orLast(final long rank) {
        return rank == 0 ? Long.MAX_VALUE : rank;
    }
}
