package org.latentalign.node.shared.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorTransformation;
import org.latentalign.progress.Progress;
import org.latentalign.threads.OrderedTasks;

/**
 * The one pass of a score node over a table: every row with its labels, its vector before and, where the input "After"
 * is connected, its vector after. Rows are handed on in the order of the table (with a table "After" in another order,
 * when both rows have come), so that sums over them do not depend on the number of threads.
 *
 * <p>With a model, blocks of rows are encoded by the threads of KNIME's own pool while the calling thread reads and
 * hands on. With a table "After" the two are read side by side; only rows whose counterpart has not come yet are kept.
 */
public final class ComparedRows {

    /**
     * A row. The arrays are buffers: copy what is to be kept.
     *
     * @param index its number in the table, from 0
     * @param rowKey its RowID
     * @param labels one for each label column, null where missing
     * @param before its vector; with a model, after the preprocessing
     * @param after its vector after; null when there is nothing to compare with
     */
    public record Row(long index, String rowKey, String[] labels, double[] before, double[] after) {}

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /** @param row one that has complete vectors */
        void accept(Row row);
    }

    /**
     * What is known of a row before its vector is read.
     *
     * @param index its number in the table, from 0
     * @param rowKey its RowID
     * @param labels one for each label column, null where missing
     */
    public record Head(long index, String rowKey, String[] labels) {}

    private static final int BLOCK_VALUES = 1 << 17;

    private static final int MAX_BLOCK_ROWS = 256;

    private final BufferedDataTable table;

    private final VectorSource source;

    private final List<String> labelColumns;

    private final SpaceAfter after;

    private final int dimension;

    private final DefectTally defects = new DefectTally();

    private final DefectTally defectsAfter = new DefectTally();

    private long specialCases;

    private String firstSpecialCase;

    private long unmatched;

    private String firstUnmatched;

    /**
     * @param table the first table
     * @param source where its vectors are
     * @param labelColumns the columns whose values are handed on as labels
     * @param after what to compare with
     */
    public ComparedRows(
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> labelColumns,
            final SpaceAfter after) {
        this.table = table;
        this.source = source;
        this.labelColumns = List.copyOf(labelColumns);
        this.after = after;
        dimension = after instanceof SpaceAfter.Model model
                ? model.encoder().inputDimension()
                : VectorCursor.dimension(table, source).orElse(0);
    }

    /** @return d, the length of the vectors before; 0 when no row has a vector */
    public int dimension() {
        return dimension;
    }

    /**
     * Goes through the rows.
     *
     * @param wanted says which rows matter, before their vectors are read
     * @param sink takes those that are wanted and complete
     * @param progress from 0 to 1
     * @throws CancellationException when the user canceled while this thread waited
     */
    public void read(final Predicate<Head> wanted, final Sink sink, final Progress progress) {
        try (var cursor = VectorCursor.open(table, source, labelColumns)) {
            if (after instanceof SpaceAfter.Model model) {
                new Encoding(model.encoder(), wanted, sink, progress).run(cursor);
            } else if (after instanceof SpaceAfter.Table other) {
                new Pairing(other, wanted, sink, progress).run(cursor);
            } else {
                readAlone(cursor, wanted, sink, progress);
            }
        }
    }

    private void readAlone(
            final VectorCursor cursor, final Predicate<Head> wanted, final Sink sink, final Progress progress) {
        double[] vector = new double[dimension];
        for (long index = 0; cursor.forward(); index++) {
            report(index, progress);
            var head = head(cursor, index);
            if (wanted.test(head) && readVector(cursor, vector, defects)) {
                sink.accept(new Row(head.index(), head.rowKey(), head.labels(), vector, null));
            }
        }
    }

    private void report(final long index, final Progress progress) {
        if (index % MAX_BLOCK_ROWS == 0) {
            progress.report(
                    Math.min(1, (double) index / Math.max(1, table.size())),
                    () -> "Reading row " + index + " of " + table.size());
        }
    }

    private Head head(final VectorCursor cursor, final long index) {
        var labels = new String[labelColumns.size()];
        Arrays.setAll(labels, i -> cursor.label(i).orElse(null));
        return new Head(index, cursor.rowKey(), labels);
    }

    private static boolean readVector(final VectorCursor cursor, final double[] vector, final DefectTally tally) {
        var defect = cursor.read(vector);
        defect.ifPresent(found -> tally.add(cursor.rowKey(), found));
        return defect.isEmpty();
    }

    /** @return what the user should know about the rows; often nothing */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (defects.count() > 0) {
            warnings.add(defects.sentence(table.size(), "Left out"));
        }
        if (defectsAfter.count() > 0 && after instanceof SpaceAfter.Table other) {
            warnings.add(
                    defectsAfter.sentence(other.table().size(), "In the table \"" + SpaceAfter.GROUP + "\", left out"));
        }
        if (unmatched > 0) {
            warnings.add("Left out " + unmatched + (unmatched == 1 ? " row" : " rows")
                    + " without a row of the same RowID in the table \"" + SpaceAfter.GROUP + "\"; the first: \""
                    + firstUnmatched + "\".");
        }
        if (specialCases > 0) {
            warnings.add(VectorTransformation.specialCaseSentence(specialCases, firstSpecialCase));
        }
        return warnings;
    }

    private void countCondition(final String rowKey, final RowCondition condition) {
        if (!condition.isUsable()) {
            defects.add(rowKey, RowDefect.notPreprocessed(condition));
        } else if (condition != RowCondition.REGULAR) {
            specialCases++;
            if (firstSpecialCase == null) {
                firstSpecialCase = "row \"" + rowKey + "\" " + condition.predicate();
            }
        }
    }

    /** Encodes blocks of rows in KNIME's pool. */
    private final class Encoding {

        private final Autoencoder model;

        private final Predicate<Head> wanted;

        private final Sink sink;

        private final Progress progress;

        private final Queue<Encoder> idle = new ConcurrentLinkedQueue<>();

        private long index;

        Encoding(final Autoencoder model, final Predicate<Head> wanted, final Sink sink, final Progress progress) {
            this.model = model;
            this.wanted = wanted;
            this.sink = sink;
            this.progress = progress;
        }

        void run(final VectorCursor cursor) {
            Deque<Block> free = new ArrayDeque<>();
            boolean more = true;
            try (OrderedTasks<Block, RuntimeException> underWay = NodeThreads.tasks()) {
                while (more || !underWay.isEmpty()) {
                    if (more && !underWay.isFull()) {
                        var block = free.isEmpty() ? new Block() : free.pop();
                        more = fill(block, cursor);
                        underWay.add(() -> encode(block));
                    } else {
                        var block = underWay.take();
                        handOn(block);
                        free.push(block);
                    }
                }
            }
        }

        private boolean fill(final Block block, final VectorCursor cursor) {
            block.size = 0;
            while (block.size < block.heads.length) {
                if (!cursor.forward()) {
                    return false;
                }
                report(index, progress);
                var head = head(cursor, index++);
                if (wanted.test(head) && readVector(cursor, block.rows[block.size], defects)) {
                    block.heads[block.size++] = head;
                }
            }
            return true;
        }

        private Block encode(final Block block) {
            var encoder = idle.poll();
            if (encoder == null) {
                encoder = model.encoder();
            }
            for (int i = 0; i < block.size; i++) {
                block.conditions[i] = model.preprocessing().apply(block.rows[i]);
                System.arraycopy(block.rows[i], 0, block.before[i], 0, dimension);
            }
            encoder.encodePreprocessed(block.rows, block.size, block.after, block.conditions);
            idle.add(encoder);
            return block;
        }

        private void handOn(final Block block) {
            for (int i = 0; i < block.size; i++) {
                var head = block.heads[i];
                countCondition(head.rowKey(), block.conditions[i]);
                if (block.conditions[i].isUsable()) {
                    sink.accept(new Row(head.index(), head.rowKey(), head.labels(), block.before[i], block.after[i]));
                }
            }
        }

        /** Some consecutive rows. */
        private final class Block {

            private final Head[] heads;

            private final double[][] rows;

            private final double[][] before;

            private final double[][] after;

            private final RowCondition[] conditions;

            private int size;

            Block() {
                int capacity = Math.max(1, Math.min(MAX_BLOCK_ROWS, BLOCK_VALUES / dimension));
                heads = new Head[capacity];
                rows = new double[capacity][dimension];
                before = new double[capacity][dimension];
                after = new double[capacity][model.latentDimension()];
                conditions = new RowCondition[capacity];
            }
        }
    }

    /** Reads two tables side by side. */
    private final class Pairing {

        private final SpaceAfter.Table other;

        private final Predicate<Head> wanted;

        private final Sink sink;

        private final Progress progress;

        /** Rows of the first table whose counterpart has not come; a null vector when it is not to be used. */
        private final Map<String, Waiting> first = new HashMap<>();

        /** Vectors of the second table whose counterpart has not come; null when it is not to be used. */
        private final Map<String, double[]> second = new HashMap<>();

        private record Waiting(Head head, double[] vector) {}

        Pairing(final SpaceAfter.Table other, final Predicate<Head> wanted, final Sink sink, final Progress progress) {
            this.other = other;
            this.wanted = wanted;
            this.sink = sink;
            this.progress = progress;
        }

        void run(final VectorCursor cursor) {
            try (var cursorAfter = VectorCursor.open(other.table(), other.source())) {
                boolean isMore = true;
                boolean isMoreAfter = true;
                for (long index = 0; isMore || isMoreAfter; index++) {
                    report(index, progress);
                    isMore = isMore && cursor.forward();
                    if (isMore) {
                        takeFirst(cursor, index);
                    }
                    isMoreAfter = isMoreAfter && cursorAfter.forward();
                    if (isMoreAfter) {
                        takeSecond(cursorAfter);
                    }
                }
            }
            for (var waiting : first.values()) {
                if (waiting.vector() != null) {
                    unmatched++;
                    if (firstUnmatched == null || waiting.head().rowKey().compareTo(firstUnmatched) < 0) {
                        firstUnmatched = waiting.head().rowKey();
                    }
                }
            }
        }

        private void takeFirst(final VectorCursor cursor, final long index) {
            var head = head(cursor, index);
            double[] vector = new double[dimension];
            var waiting = new Waiting(head, wanted.test(head) && readVector(cursor, vector, defects) ? vector : null);
            if (second.containsKey(head.rowKey())) {
                handOn(waiting, second.remove(head.rowKey()));
            } else {
                first.put(head.rowKey(), waiting);
            }
        }

        private void takeSecond(final VectorCursor cursor) {
            var rowKey = cursor.rowKey();
            var waiting = first.remove(rowKey);
            if (waiting != null && waiting.vector() == null) {
                return;
            }
            double[] read = new double[other.dimension()];
            double[] vector = readVector(cursor, read, defectsAfter) ? read : null;
            if (waiting == null) {
                second.put(rowKey, vector);
            } else {
                handOn(waiting, vector);
            }
        }

        private void handOn(final Waiting waiting, final double[] vectorAfter) {
            if (waiting.vector() != null && vectorAfter != null) {
                var head = waiting.head();
                sink.accept(new Row(head.index(), head.rowKey(), head.labels(), waiting.vector(), vectorAfter));
            }
        }
    }
}
