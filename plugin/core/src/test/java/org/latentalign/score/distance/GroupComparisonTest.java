package org.latentalign.score.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;

final class GroupComparisonTest {

    private static final ComparisonOptions OPTIONS =
            new ComparisonOptions(new GroupDistance.Energy(), 199, false, 0.05, 2000, 1);

    /** Groups of 20 rows of 4 values, the last of which is moved by 1 along every value. */
    private static GroupedRows groups(final int count) {
        final NormalDeviates random = NormalDeviates.of(11);
        final double[][] rows = new double[20 * count][4];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 4; j++) {
                rows[i][j] = random.next() + (i / 20 == count - 1 ? 1 : 0);
            }
        }
        return GroupedRows.of(
                rows,
                IntStream.range(0, count).mapToObj(g -> "group " + g).toList(),
                IntStream.range(0, rows.length).map(i -> i / 20).toArray());
    }

    private static GroupComparison compare(final GroupedRows rows, final ComparisonOptions options)
            throws FitException {
        return GroupComparison.of(rows, OptionalInt.of(0), options, Runnable::run, 0, Progress.NONE);
    }

    @Test
    void theMovedGroupDiffersAndTheOthersDoNot() throws FitException {
        final GroupComparison comparison = compare(groups(5), OPTIONS);
        assertEquals(4, comparison.pairs().size());
        assertEquals(1, comparison.differing(0.05));
        final PairComparison moved = comparison.pairs().get(3);
        assertEquals(1 / 200.0, moved.pValue(), 0);
        assertEquals(4 / 200.0, moved.falseDiscoveryRate(), 1e-15);
        assertTrue(moved.distance() > 3 * moved.nullMedian(), moved.toString());
        assertTrue(moved.meanShare() > 0.9, moved.toString());
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() throws FitException {
        final GroupedRows rows = groups(6);
        final ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            final GroupComparison alone =
                    GroupComparison.of(rows, OptionalInt.empty(), OPTIONS, Runnable::run, 0, Progress.NONE);
            final GroupComparison together =
                    GroupComparison.of(rows, OptionalInt.empty(), OPTIONS, pool, 3, Progress.NONE);
            assertEquals(15, alone.pairs().size());
            assertEquals(alone.pairs(), together.pairs());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void permutationsGrowUntilAPairCouldPassAlone() throws FitException {
        final ComparisonOptions growing = new ComparisonOptions(new GroupDistance.Energy(), 49, true, 0.05, 2000, 1);
        final GroupComparison comparison = compare(groups(5), growing);
        // four pairs at 5 % need 79 permutations; with 49, none could pass
        assertEquals(79, comparison.pairs().get(3).permutations());
        assertEquals(0.05, comparison.pairs().get(3).falseDiscoveryRate(), 1e-15);
        assertEquals(0.05, comparison.smallestSingleRate(), 1e-15);
    }

    @Test
    void labelsStayWithinStrataAndClustersStayTogether() {
        final double[] labels = {1, 1, 0, 0, 1, 1, 0, 0, 0, 0};
        final int[] strata = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        final int[] clusters = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4};
        final Relabeling relabeling = Relabeling.of(labels, strata, clusters);
        final SplittableRandom random = new SplittableRandom(1);
        final double[] dealt = new double[10];
        final int[] firsts = new int[5];
        for (int p = 0; p < 600; p++) {
            relabeling.deal(random, dealt);
            for (int i = 0; i < 10; i += 2) {
                assertEquals(dealt[i], dealt[i + 1]);
                firsts[i / 2] += (int) dealt[i];
            }
            assertEquals(2, dealt[0] + dealt[1] + dealt[2] + dealt[3]);
        }
        // one of two clusters in the first stratum, one of three in the second: 300 and 200, standard deviation 12
        assertEquals(300, firsts[0], 60);
        assertEquals(200, firsts[2], 60);
        assertEquals(200, firsts[4], 60);
        assertEquals(1 / 6.0, relabeling.smallestPValue(), 1e-15);
    }

    @Test
    void groupsThatNeverShareAStratumHaveNoPValue() throws FitException {
        final GroupedRows all = groups(2);
        final GroupedRows apart = new GroupedRows(all.rows(), all.names(), all.groups(), all.groups(), all.clusters());
        final PairComparison pair = compare(apart, OPTIONS).pairs().get(0);
        assertTrue(Double.isNaN(pair.pValue()));
        assertTrue(pair.distance() > 0);
    }

    @Test
    void aClusterInTwoGroupsIsNamed() {
        final GroupedRows rows = new GroupedRows(
                new double[3][2], List.of("DMSO", "drug"), new int[] {0, 0, 1}, new int[3], new int[] {0, 1, 1});
        final FitException thrown = assertThrows(
                FitException.class, () -> rows.requireWholeClusters(List.of("well A", "well B"), List.of("")));
        assertEquals(
                "The cluster \"well B\" has rows in two groups, \"DMSO\" and \"drug\": its rows cannot be kept together"
                        + " when labels are exchanged. Give every replicate a name of its own, or choose no cluster"
                        + " column.",
                thrown.getMessage());
    }

    @Test
    void largeGroupsAreLimitedByChanceAndTheSameEachTime() {
        final GroupedRows rows = groups(3);
        final GroupedRows limited = rows.limited(7, 5);
        assertEquals(21, limited.rows().length);
        for (final int[] members : limited.members()) {
            assertEquals(7, members.length);
        }
        assertEquals(List.of(limited.rows()), List.of(rows.limited(7, 5).rows()));
        assertNotEquals(List.of(limited.rows()), List.of(rows.limited(7, 6).rows()));
        assertEquals(rows, rows.limited(20, 5));
    }

    @Test
    void tooLargeValuesAreRefusedInASentence() {
        final GroupedRows rows =
                GroupedRows.of(new double[][] {{1e200}, {0}, {1}, {2}}, List.of("a", "b"), new int[] {0, 0, 1, 1});
        assertTrue(assertThrows(FitException.class, () -> compare(rows, OPTIONS))
                .getMessage()
                .contains("divide all vectors by a constant"));
    }

    @Test
    void aCancelEndsTheWork() {
        final int[] reports = {0};
        final Progress impatient = (fraction, message) -> {
            if (++reports[0] > 3) {
                throw new CancellationException();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> GroupComparison.of(groups(6), OptionalInt.empty(), OPTIONS, Runnable::run, 0, impatient));
    }

    /** Transports are where most of the time of a Sinkhorn divergence goes, and nobody knows how many iterations one takes. */
    @Test
    void aTransportCanBeCanceledAtEveryIteration() {
        final double[][] cost = {{0, 1, 100}, {1, 0, 90}, {100, 90, 0}};
        final int[] checks = {0};
        final EntropicTransport between = EntropicTransport.between(cost, 0.01, 1e-8, () -> checks[0]++);
        assertTrue(between.iterations() > 1, between.toString());
        assertEquals(between.iterations(), checks[0]);
        checks[0] = 0;
        final EntropicTransport toItself = EntropicTransport.toItself(cost, 0.01, 1e-8, () -> checks[0]++);
        assertTrue(toItself.iterations() > 1, toItself.toString());
        assertEquals(toItself.iterations(), checks[0]);
    }

    @Test
    void aCancelWithinTransportsEndsTheComparisonAtOnce() throws FitException {
        final ComparisonOptions options =
                new ComparisonOptions(new GroupDistance.Sinkhorn(0.05), 9, false, 0.05, 300, 1);
        final int[] reports = {0};
        GroupComparison.of(
                groups(2), OptionalInt.of(0), options, Runnable::run, 0, (fraction, message) -> reports[0]++);
        final int all = reports[0];
        assertTrue(all > 1000, "told " + all + " times, one pair and its 9 permutations");
        reports[0] = 0;
        final Progress impatient = (fraction, message) -> {
            if (++reports[0] >= all / 2) {
                throw new CancellationException();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> GroupComparison.of(groups(2), OptionalInt.of(0), options, Runnable::run, 0, impatient));
        assertTrue(reports[0] <= all / 2 + 1, "told " + reports[0] + " times, and " + all + " times without a cancel");
    }

    /** With equal means and a 1.35-fold spread, squared distances see nothing and distances see the difference. */
    @Test
    void aDifferenceOfSpreadAloneIsFound() throws FitException {
        final NormalDeviates random = NormalDeviates.of(21);
        final double[][] rows = new double[200][20];
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 20; j++) {
                rows[i][j] = random.next() * (i < 100 ? 1 : 1.35);
            }
        }
        final PairComparison pair = compare(
                        GroupedRows.of(
                                rows,
                                List.of("narrow", "wide"),
                                IntStream.range(0, 200).map(i -> i / 100).toArray()),
                        OPTIONS)
                .pairs()
                .get(0);
        assertEquals(1 / 200.0, pair.pValue(), 0);
        assertTrue(pair.meanShare() < 0.3, pair.toString());
    }
}
