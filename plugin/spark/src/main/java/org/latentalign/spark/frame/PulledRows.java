package org.latentalign.spark.frame;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Turns readers that push rows, as those of core do, into an iterator from which Spark pulls them. The reader runs in a
 * thread of its own, a few blocks ahead, and ends with the task.
 *
 * @param <T> a row
 */
final class PulledRows<T> implements Iterator<T> {

    private static final int BLOCK_ROWS = 64;
    private static final int BLOCKS_AHEAD = 4;

    private final BlockingQueue<Block<T>> blocks = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread reader;
    private List<T> current = List.of();
    private int next;
    private boolean isOver;

    /**
     * Rows, or how the reading ended.
     *
     * @param rows none at the end
     * @param isLast whether nothing follows
     * @param failure why reading ended before its time, or null
     */
    private record Block<T>(List<T> rows, boolean isLast, Exception failure) {}

    /**
     * Reads and pushes.
     *
     * @param <T> a row
     */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * @param sink takes the rows one after another
         * @throws Exception when reading fails; an interrupt ends it
         */
        void readInto(Consumer<T> sink) throws Exception;
    }

    private PulledRows(final Reader<T> source) {
        reader = new Thread(() -> read(source), "rows of a file");
        reader.setDaemon(true);
    }

    /**
     * Starts reading.
     *
     * @param source what to read
     * @return its rows; reading ends with the current task
     */
    static <T> Iterator<T> of(final Reader<T> source) {
        final PulledRows<T> rows = new PulledRows<>(source);
        final TaskCompletionListener end = context -> rows.close();
        TaskContext.get().addTaskCompletionListener(end);
        rows.reader.start();
        return rows;
    }

    private void read(final Reader<T> source) {
        try {
            final List<T> block = new ArrayList<>(BLOCK_ROWS);
            source.readInto(row -> {
                block.add(row);
                if (block.size() == BLOCK_ROWS) {
                    put(new Block<>(List.copyOf(block), false, null));
                    block.clear();
                }
            });
            put(new Block<>(List.copyOf(block), true, null));
        } catch (final Exception e) { // goes to who pulls
            if (!Thread.currentThread().isInterrupted()) {
                put(new Block<>(List.of(), true, e));
            }
        }
    }

    private void put(final Block<T> block) {
        try {
            blocks.put(block);
        } catch (final InterruptedException e) { // the task is over
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was ended.", e);
        }
    }

    @Override
    public boolean hasNext() {
        while (next == current.size() && !isOver) {
            try {
                final Block<T> block = blocks.take();
                if (block.failure() != null) {
                    throw new FailedRows(block.failure());
                }
                current = block.rows();
                isOver = block.isLast();
                next = 0;
            } catch (final InterruptedException e) { // the task is canceled
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Reading was ended.", e);
            }
        }
        return next < current.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.get(next++);
    }

    private void close() {
        reader.interrupt();
    }

    /** Carries what went wrong through an iterator. */
    static final class FailedRows extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedRows(final Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
