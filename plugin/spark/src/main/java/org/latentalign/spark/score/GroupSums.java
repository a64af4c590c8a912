package org.latentalign.spark.score;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.spark.encode.FrameEncoder;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.RowLists;
import org.latentalign.spark.frame.RowTally;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.frame.VectorRows;
import scala.Tuple2;

/**
 * Sums the samples of a data frame up by context, plate and drug, before and, with a model, after encoding. Each partition
 * sums up its own, in a bounded number of groups at a time; the sums of a group are then added in the order of the
 * partitions, so that the same partitions give the same bits.
 */
final class GroupSums {

    /** In memory at a time in a task. */
    private static final long MAX_VALUES = 8L << 20;

    private static final int BLOCK_ROWS = 128;

    /** Of the added sums. */
    private static final int MOST_TARGETS = 64;

    private static final int CONTEXT = 0;
    private static final int PLATE = 1;
    private static final int DRUG = 2;
    private static final int VECTOR = 3;

    /**
     * What was summed up.
     *
     * @param groups all of them, in order
     * @param tally of all rows
     * @param unlabeled rows without a context, plate or drug
     */
    record Result(Map<GroupKey, GroupSum> groups, RowTally tally, long unlabeled) {}

    private GroupSums() {}

    /**
     * Sums up.
     *
     * @param vectors where they are
     * @param roles which columns say what a sample is
     * @param model that encodes
     * @return the sums, in this process
     * @throws JobException when a column is missing, or the model does not fit
     */
    @SuppressWarnings("resource") // the context is the session's
    static Result of(final VectorFrame vectors, final SampleRoles roles, final Optional<Autoencoder> model)
            throws JobException {
        if (model.isPresent()) {
            FrameEncoder.requireFit(vectors, model.get());
        }
        final Column plate = roles.plate().isEmpty()
                ? functions.lit("")
                : VectorFrame.column(vectors.frame(), roles.plate().get()).cast("string");
        final JavaSparkContext context =
                JavaSparkContext.fromSparkContext(vectors.frame().sparkSession().sparkContext());
        final Part part = new Part(
                vectors.dimension(),
                vectors.names().toArray(new String[0]),
                roles.controls().toArray(new String[0]),
                model.map(FrameEncoder::bytes).map(context::broadcast).orElse(null));
        final JavaRDD<Tuple2<GroupKey, GroupSum>> parts = vectors.frame()
                .select(
                        VectorFrame.column(vectors.frame(), roles.context()).cast("string"),
                        plate,
                        VectorFrame.column(vectors.frame(), roles.drug()).cast("string"),
                        vectors.vector())
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(part::sum, true);
        final int targets = Math.min(MOST_TARGETS, Math.max(1, parts.getNumPartitions()));
        final Iterator<Tuple2<GroupKey, GroupSum>> sums = JavaPairRDD.fromJavaRDD(parts)
                .repartitionAndSortWithinPartitions(new ByGroup(targets))
                .mapPartitions(AddedGroups::new, true)
                .toLocalIterator();
        final Map<GroupKey, GroupSum> groups = new TreeMap<>();
        RowTally tally = new RowTally();
        long unlabeled = 0;
        while (sums.hasNext()) {
            final Tuple2<GroupKey, GroupSum> sum = sums.next();
            if (sum._1().isSameGroup(GroupKey.COUNTS)) {
                tally = sum._2().tally();
                unlabeled = sum._2().unlabeled();
            } else {
                groups.put(sum._1(), sum._2());
            }
        }
        return new Result(groups, tally, unlabeled);
    }

    /** What a task does. */
    private static final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        private final int dimension;
        private final String[] names;
        private final String[] controls;

        /** Null where nothing is encoded. */
        private final Broadcast<byte[]> model;

        Part(final int dimension, final String[] names, final String[] controls, final Broadcast<byte[]> model) {
            this.dimension = dimension;
            this.names = names;
            this.controls = controls;
            this.model = model;
        }

        Iterator<Tuple2<GroupKey, GroupSum>> sum(final int index, final Iterator<InternalRow> rows) {
            final Optional<Autoencoder> autoencoder =
                    Optional.ofNullable(model).map(bytes -> FrameEncoder.model(bytes.value()));
            final Preprocessing preprocessing =
                    autoencoder.map(Autoencoder::preprocessing).orElse(Preprocessing.NONE);
            final VectorRows<RowLists> vectors =
                    new VectorRows<>(new RowLists(rows, VECTOR), List.of(names), dimension, preprocessing, index);
            return new SummedRows(vectors, dimension, Set.of(controls), autoencoder, index);
        }
    }

    /** The sums of one partition: again and again as many groups as fit into memory. */
    private static final class SummedRows implements Iterator<Tuple2<GroupKey, GroupSum>> {

        private final VectorRows<RowLists> rows;
        private final Set<String> controls;
        private final Optional<Encoder> encoder;
        private final int[] dimensions;
        private final int mostGroups;
        private final int partition;
        private final Map<GroupKey, GroupSum> groups = new LinkedHashMap<>();
        private final Queue<Tuple2<GroupKey, GroupSum>> ready = new ArrayDeque<>();

        private final double[][] before;
        private final double[][] scratch;
        private final double[][] after;
        private final RowCondition[] conditions;
        private final GroupKey[] keys;

        private long unlabeled;
        private int sequence;
        private boolean isOver;

        SummedRows(
                final VectorRows<RowLists> rows,
                final int dimension,
                final Set<String> controls,
                final Optional<Autoencoder> model,
                final int partition) {
            this.rows = rows;
            this.controls = controls;
            this.partition = partition;
            encoder = model.map(Autoencoder::encoder);
            dimensions =
                    model.isPresent() ? new int[] {dimension, model.get().latentDimension()} : new int[] {dimension};
            mostGroups = (int) Math.max(1, MAX_VALUES / IntStream.of(dimensions).sum());
            before = new double[BLOCK_ROWS][dimension];
            scratch = new double[model.isPresent() ? BLOCK_ROWS : 0][dimension];
            after = new double[model.isPresent() ? BLOCK_ROWS : 0][dimensions[dimensions.length - 1]];
            conditions = new RowCondition[BLOCK_ROWS];
            keys = new GroupKey[BLOCK_ROWS];
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !isOver) {
                addBlock();
                if (isOver || groups.size() >= mostGroups) {
                    groups.forEach((key, sum) -> ready.add(new Tuple2<>(key.in(partition, sequence), sum)));
                    groups.clear();
                    sequence++;
                }
                if (isOver) {
                    ready.add(
                            new Tuple2<>(GroupKey.COUNTS.in(partition, 0), GroupSum.counted(rows.tally(), unlabeled)));
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Tuple2<GroupKey, GroupSum> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void addBlock() {
            int count = 0;
            while (count < BLOCK_ROWS && !isOver) {
                isOver = !rows.next();
                if (!isOver) {
                    final Optional<GroupKey> key = key(rows.lists().row());
                    if (key.isEmpty()) {
                        unlabeled++;
                    } else if (rows.read(before[count])) {
                        keys[count++] = key.get();
                    }
                }
            }
            if (encoder.isEmpty()) {
                for (int i = 0; i < count; i++) {
                    sum(keys[i]).add(before[i]);
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                System.arraycopy(before[i], 0, scratch[i], 0, before[i].length);
                conditions[i] = RowCondition.REGULAR;
            }
            encoder.get().encodePreprocessed(scratch, count, after, conditions);
            for (int i = 0; i < count; i++) {
                if (conditions[i].isUsable()) {
                    sum(keys[i]).add(before[i], after[i]);
                } else {
                    rows.reject(conditions[i]);
                }
            }
        }

        private GroupSum sum(final GroupKey key) {
            return groups.computeIfAbsent(key, group -> new GroupSum(dimensions));
        }

        private Optional<GroupKey> key(final InternalRow row) {
            if (row.isNullAt(CONTEXT) || row.isNullAt(PLATE) || row.isNullAt(DRUG)) {
                return Optional.empty();
            }
            final String drug = row.getUTF8String(DRUG).toString();
            final String context = row.getUTF8String(CONTEXT).toString();
            if (drug.isEmpty() || context.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    GroupKey.of(context, row.getUTF8String(PLATE).toString(), controls.contains(drug) ? "" : drug));
        }
    }

    /** Adds neighbors of the same group. */
    private static final class AddedGroups implements Iterator<Tuple2<GroupKey, GroupSum>> {

        private final Iterator<Tuple2<GroupKey, GroupSum>> sorted;
        private Tuple2<GroupKey, GroupSum> ahead;

        AddedGroups(final Iterator<Tuple2<GroupKey, GroupSum>> sorted) {
            this.sorted = sorted;
            ahead = sorted.hasNext() ? sorted.next() : null;
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public Tuple2<GroupKey, GroupSum> next() {
            if (ahead == null) {
                throw new NoSuchElementException();
            }
            final Tuple2<GroupKey, GroupSum> first = ahead;
            ahead = null;
            while (sorted.hasNext() && ahead == null) {
                final Tuple2<GroupKey, GroupSum> following = sorted.next();
                if (following._1().isSameGroup(first._1())) {
                    first._2().add(following._2());
                } else {
                    ahead = following;
                }
            }
            return first;
        }
    }

    /** Sends all parts of a group to the same place. */
    private static final class ByGroup extends Partitioner {

        private static final long serialVersionUID = 1L;

        private final int parts;

        ByGroup(final int parts) {
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts;
        }

        @Override
        public int getPartition(final Object key) {
            return Math.floorMod(((GroupKey) key).groupHash(), parts);
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof final ByGroup group && group.parts == parts;
        }

        @Override
        public int hashCode() {
            return parts;
        }
    }
}
