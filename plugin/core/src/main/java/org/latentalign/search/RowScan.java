package org.latentalign.search;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.latentalign.threads.OrderedTasks;

/**
 * Hands the rows of a table, block by block, to workers on several threads, one of which gives the rows.
 *
 * @param <W> what works on blocks; never used by two threads at a time
 */
public final class RowScan<W> implements AutoCloseable {

    /** Nobody helps. */
    private static final Executor NOBODY = task -> {};

    private final int dimension;

    private final Supplier<W> newWorker;

    private final BiConsumer<W, RowBlock> work;

    private final OrderedTasks<RowBlock, RuntimeException> tasks;

    private final Queue<W> workers = new ConcurrentLinkedQueue<>();

    private final Queue<W> idle = new ConcurrentLinkedQueue<>();

    private final Deque<RowBlock> free = new ArrayDeque<>();

    private RowBlock current;

    /**
     * @param dimension d, the length of a vector
     * @param newWorker makes a worker
     * @param work what a worker does with a block, which it may change
     * @param executor whose threads help; it is not shut down
     * @param threads how many may work, the giving thread among them; with 1 it does all the work
     */
    public RowScan(
            final int dimension,
            final Supplier<W> newWorker,
            final BiConsumer<W, RowBlock> work,
            final Executor executor,
            final int threads) {
        this.dimension = dimension;
        this.newWorker = newWorker;
        this.work = work;
        final boolean isAlone = threads == 1;
        // so many that no thread runs out of blocks while this one works
        tasks = new OrderedTasks<>(isAlone ? NOBODY : executor, isAlone ? 1 : 2 * threads + 1);
        current = new RowBlock(dimension);
    }

    /** @return the array for the next row's vector, to be filled before {@link #add}; the same one until then */
    public double[] next() {
        return current.next();
    }

    /**
     * Takes the row that was filled in.
     *
     * @param name what it is called, such as a word
     * @param row its number in the table
     * @throws CancellationException when the thread is interrupted
     */
    public void add(final String name, final long row) {
        current.add(name, row);
        if (current.isFull()) {
            submit();
        }
    }

    /**
     * Waits until all rows are done.
     *
     * @return the workers that have seen blocks
     * @throws CancellationException when the thread is interrupted
     */
    public Collection<W> finish() {
        if (current.size() > 0) {
            submit();
        }
        while (!tasks.isEmpty()) {
            takeOldest();
        }
        return workers;
    }

    /** Gives up: waits only for blocks that are being worked on. */
    @Override
    public void close() {
        tasks.close();
    }

    private void submit() {
        final RowBlock block = current;
        tasks.add(() -> process(block));
        while (tasks.isFull()) {
            takeOldest();
        }
        current = free.isEmpty() ? new RowBlock(dimension) : free.pop();
    }

    private void takeOldest() {
        final RowBlock block = tasks.take();
        block.clear();
        free.push(block);
    }

    private RowBlock process(final RowBlock block) {
        W worker = idle.poll();
        if (worker == null) {
            worker = newWorker.get();
            workers.add(worker);
        }
        try {
            work.accept(worker, block);
        } finally {
            idle.add(worker);
        }
        return block;
    }
}
