package org.latentalign.spark.moment;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.latentalign.spark.frame.RowTally;
import org.latentalign.spectral.SecondMoment;
import scala.Tuple2;

/**
 * Adds the moments of all partitions as a tree whose shape depends on their number only: each eight neighbors, in the
 * order of their indices, until one is left. Spark's own {@code treeReduce} adds what arrives first, so that its last
 * bits change from run to run; here they are the same whatever machines there are, however late they answer, and
 * however often a task has to be done again. A task holds two moments at a time.
 */
final class MomentTree {

    /** How many neighbors are added into one. */
    static final int FAN = 8;

    private MomentTree() {}

    /**
     * Adds.
     *
     * @param parts exactly one element in each partition
     * @return the sum of all; nothing where there are no partitions
     */
    static Optional<PartMoment> sum(final JavaRDD<PartMoment> parts) {
        if (parts.getNumPartitions() == 0) {
            return Optional.empty();
        }
        JavaRDD<PartMoment> level = parts;
        while (level.getNumPartitions() > 1) {
            final Neighbors neighbors = new Neighbors((level.getNumPartitions() + FAN - 1) / FAN);
            level = JavaPairRDD.fromJavaRDD(level.mapPartitionsWithIndex(MomentTree::numbered, true))
                    .repartitionAndSortWithinPartitions(neighbors)
                    .mapPartitions(MomentTree::added, true);
        }
        return Optional.of(level.collect().get(0));
    }

    private static Iterator<Tuple2<Integer, PartMoment>> numbered(final int index, final Iterator<PartMoment> part) {
        return List.of(new Tuple2<>(index, part.next())).iterator();
    }

    /** The neighbors come sorted by their index. */
    private static Iterator<PartMoment> added(final Iterator<Tuple2<Integer, PartMoment>> sorted) {
        final RowTally tally = new RowTally();
        SecondMoment sum = null;
        String failure = null;
        while (sorted.hasNext()) {
            final PartMoment next = sorted.next()._2();
            tally.add(next.tally());
            if (failure == null) {
                failure = next.failure().orElse(null);
            }
            final Optional<SecondMoment> moment = next.moment();
            if (failure == null && moment.isPresent()) {
                sum = sum == null ? moment.get() : sum.merge(moment.get());
                failure = isFinite(sum)
                        ? null
                        : "The values are too large: together, their squares exceed what a double can hold (about"
                                + " 1e308). Divide the data by a constant first.";
            }
        }
        final PartMoment result = failure != null
                ? PartMoment.failed(failure, tally)
                : sum == null ? PartMoment.empty(tally) : PartMoment.of(sum, tally);
        return List.of(result).iterator();
    }

    private static boolean isFinite(final SecondMoment sum) {
        for (int i = 0; i < sum.dimension(); i++) {
            if (!Double.isFinite(sum.triangleRow(i)[i])) {
                return false;
            }
        }
        return true;
    }

    /** Sends partition i to partition i / 8. */
    private static final class Neighbors extends Partitioner {

        private static final long serialVersionUID = 1L;

        private final int parts;

        Neighbors(final int parts) {
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(final Object key) {
            return (Integer) key / FAN;
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof final Neighbors neighbors && neighbors.parts == parts;
        }

        @Override
        public int hashCode() {
            return parts;
        }
    }
}
