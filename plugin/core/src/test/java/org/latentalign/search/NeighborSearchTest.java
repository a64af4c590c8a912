package org.latentalign.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Length;

/** Compares with scoring every row in double, and with neighbors found in exact arithmetic by a script. */
class NeighborSearchTest {

    private static final Executor NEW_THREAD = task -> new Thread(task).start();

    /** Around groups, with equal rows, multiples and zeros. */
    private static double[][] table(final int n, final int d, final double scale, final long seed) {
        final var random = new Random(seed);
        final double[][] rows = new double[n][d];
        for (int i = 0; i < n; i++) {
            if (i > 10 && i % 7 == 0) {
                rows[i] = rows[random.nextInt(i)].clone();
            } else if (i > 10 && i % 11 == 0) {
                final double[] other = rows[random.nextInt(i)];
                Arrays.setAll(rows[i], j -> 2 * other[j]);
            } else if (i % 101 != 50) {
                final double center = random.nextInt(3);
                Arrays.setAll(rows[i], j -> scale * (random.nextGaussian() + (j % 3 == center ? 1 : 0)));
            }
        }
        return rows;
    }

    private static double[][] some(final double[][] rows, final int count) {
        return IntStream.range(0, count).mapToObj(q -> rows[q * 3]).toArray(double[][]::new);
    }

    private static long[][] own(final int count) {
        return IntStream.range(0, count)
                .mapToObj(q -> new long[] {(q + 1) * 3L, q * 3L})
                .toArray(long[][]::new);
    }

    private static Queries queries(final Measure measure, final double[][] rows, final double[][] vectors) {
        return measure == Measure.LOCAL_SCALING
                ? new Queries(vectors, own(vectors.length), density(rows))
                : new Queries(measure, vectors, own(vectors.length));
    }

    private static Density density(final double[][] rows) {
        final long[] sample =
                LongStream.range(0, rows.length).filter(i -> i % 5 == 0).toArray();
        return new Density(
                sample, LongStream.of(sample).mapToObj(i -> rows[(int) i]).toArray(double[][]::new));
    }

    /** Every score in double, by its definition. */
    private static double[] scores(
            final Measure measure,
            final double[][] rows,
            final double[] crowds,
            final double[] query,
            final long[] own) {
        final double crowd = measure == Measure.LOCAL_SCALING ? crowd(rows, query, own) : 0;
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> switch (measure) {
                    case COSINE -> Cosine.between(query, rows[i]);
                    case EUCLIDEAN -> -Length.of(difference(query, rows[i]));
                    case LOCAL_SCALING -> 2 * Cosine.between(query, rows[i]) - crowd - crowds[i];
                })
                .toArray();
    }

    /** How crowded it is around every row, where the measure asks for it. */
    private static double[] crowds(final Measure measure, final double[][] rows) {
        return IntStream.range(0, measure == Measure.LOCAL_SCALING ? rows.length : 0)
                .mapToDouble(i -> crowd(rows, rows[i], new long[] {i}))
                .toArray();
    }

    private static double crowd(final double[][] rows, final double[] vector, final long[] own) {
        return IntStream.range(0, rows.length)
                .filter(i -> i % 5 == 0 && LongStream.of(own).noneMatch(row -> row == i))
                .mapToDouble(
                        i -> Length.isZero(vector) || Length.isZero(rows[i]) ? 0 : -Cosine.between(vector, rows[i]))
                .sorted()
                .limit(Density.NEIGHBORS)
                .map(value -> -value)
                .average()
                .orElse(0);
    }

    private static double[] difference(final double[] x, final double[] y) {
        return IntStream.range(0, x.length).mapToDouble(j -> x[j] - y[j]).toArray();
    }

    private static List<Neighbor> all(final double[] scores, final long[] own) {
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]) && LongStream.of(own).noneMatch(row -> row == i))
                .mapToObj(i -> new Neighbor("row " + i, i, scores[i]))
                .sorted(Neighbor.ORDER)
                .toList();
    }

    private static List<List<Neighbor>> found(
            final Queries queries, final double[][] rows, final int count, final int threads) {
        final var search = new NeighborSearch(queries, count);
        try (var scan =
                new RowScan<>(rows[0].length, search::worker, NeighborSearch.Worker::search, NEW_THREAD, threads)) {
            feed(scan, rows);
            return search.neighbors(scan.finish());
        }
    }

    private static void feed(final RowScan<?> scan, final double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, scan.next(), 0, rows[i].length);
            scan.add("row " + i, i);
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void findsWhatScoringEveryRowInDoubleFinds(final Measure measure) {
        final double[][] rows = table(1700, 13, 1, 1);
        final double[][] vectors = some(rows, 40);
        final List<List<Neighbor>> found = found(queries(measure, rows, vectors), rows, 9, 1);
        final double[] crowds = crowds(measure, rows);
        for (int q = 0; q < vectors.length; q++) {
            final double[] scores = scores(measure, rows, crowds, vectors[q], own(vectors.length)[q]);
            final List<Neighbor> expected =
                    all(scores, own(vectors.length)[q]).stream().limit(9).toList();
            if (measure == Measure.LOCAL_SCALING) { // whose density is summed in another order
                for (int place = 0; place < expected.size(); place++) {
                    assertEquals(
                            expected.get(place).score(), found.get(q).get(place).score(), 1e-13);
                }
            } else {
                assertEquals(expected, found.get(q), "query " + q);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-170, 1e-170", "1e150, 1e150", "1e-300, 1", "1, 1e-30", "1e30, 1", "1e-8, 1", "1, 1e25"})
    void numbersOfAnySizeAreRight(final double scaleOfRows, final double scaleOfQueries) {
        final double[][] rows = table(700, 5, scaleOfRows, 2);
        final double[][] vectors = some(table(700, 5, scaleOfQueries, 3), 20);
        for (final Measure measure : List.of(Measure.COSINE, Measure.EUCLIDEAN)) {
            final List<List<Neighbor>> found = found(queries(measure, rows, vectors), rows, 5, 1);
            for (int q = 0; q < vectors.length; q++) {
                final long[] own = own(vectors.length)[q];
                assertEquals(
                        all(scores(measure, rows, new double[0], vectors[q], own), own).stream()
                                .limit(5)
                                .toList(),
                        found.get(q),
                        measure + " " + q);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void anyNumberOfThreadsFindsTheSameBits(final Measure measure) {
        final double[][] rows = table(4200, 20, 1, 4); // eight blocks and a bit
        final Queries queries = queries(measure, rows, some(rows, 800)); // more than are scored together
        final List<List<Neighbor>> alone = found(queries, rows, 10, 1);
        assertEquals(alone, found(queries, rows, 10, 3));
        assertEquals(alone, found(queries, rows, 10, 8));
    }

    @Test
    void tiesAreInTheOrderOfTheTable() throws IOException {
        final double[][] rows = new double[600][7];
        for (int i = 0; i < rows.length; i++) {
            final int row = i % 388;
            final int factor = i >= 388 && i % 2 == 1 ? 2 : 1;
            Arrays.setAll(rows[i], j -> factor * ((37 * row + 101 * j + 13 * row * j) % 97 - 48));
        }
        final List<String> lines = new ArrayList<>();
        try (InputStream golden = getClass().getResourceAsStream("/org/latentalign/search/neighbors.tsv")) {
            new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
        assertEquals(30, lines.size());
        for (final String line : lines) {
            final String[] fields = line.split("\t");
            final int query = Integer.parseInt(fields[1]);
            final Measure measure = fields[0].equals("cosine") ? Measure.COSINE : Measure.EUCLIDEAN;
            final var queries = new Queries(measure, new double[][] {rows[query]}, new long[][] {{query}});
            final long[] expected = Arrays.stream(fields[2].split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            assertEquals(
                    Arrays.stream(expected).boxed().toList(),
                    found(queries, rows, expected.length, 2).get(0).stream()
                            .map(Neighbor::row)
                            .toList(),
                    line);
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void ranksAreThePlacesAmongAllRows(final Measure measure) {
        final double[][] rows = table(2100, 9, 1, 5);
        final double[][] vectors = some(rows, 30);
        final Queries queries = queries(measure, rows, vectors);
        final List<List<Neighbor>> everyRow = found(queries, rows, rows.length, 1);
        final List<List<Neighbor>> ranked = everyRow.stream()
                .map(list -> IntStream.range(0, list.size())
                        .filter(place -> place % 17 == 3 || place > 50 && place < 60)
                        .mapToObj(list::get)
                        .toList())
                .toList();
        final var search = new RankSearch(queries, ranked);
        try (var scan = new RowScan<>(rows[0].length, search::worker, RankSearch.Worker::search, NEW_THREAD, 3)) {
            feed(scan, rows);
            final long[][] ranks = search.ranks(scan.finish());
            for (int q = 0; q < vectors.length; q++) {
                for (int i = 0; i < ranked.get(q).size(); i++) {
                    assertEquals(everyRow.get(q).indexOf(ranked.get(q).get(i)) + 1, ranks[q][i], "query " + q);
                }
            }
        }
    }

    @Test
    void aTableShorterThanAskedForGivesAllItsRows() {
        final double[][] rows = {{1, 0}, {0, 0}, {0, 1}};
        final var queries = new Queries(Measure.COSINE, new double[][] {{2, 1}, {0, 0}}, new long[][] {{}, {}});
        final List<List<Neighbor>> found = found(queries, rows, 10, 1);
        assertEquals(List.of(0L, 2L), found.get(0).stream().map(Neighbor::row).toList());
        assertTrue(found.get(1).isEmpty(), "a vector of length zero has no direction");
        assertFalse(queries.isDefined(1));
    }

    @Test
    void withoutQueriesThereIsNothingToFind() {
        final var queries = new Queries(Measure.COSINE, new double[0][], new long[0][]);
        assertEquals(List.of(), found(queries, new double[][] {{1}, {2}}, 3, 1));
    }
}
