package org.latentalign.score.analogy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.latentalign.progress.Interruption;

/**
 * Hands the rows of a vocabulary, block by block, to workers on several threads. One thread gives the rows; before it
 * waits for a block, it does those that no other thread has begun. So it works as much as the others, and nothing hangs
 * on an executor whose threads are all taken.
 *
 * @param <W> what works on blocks; never used by two threads at a time
 */
public final class VocabularyScan<W> {

    private final int dimension;

    private final Supplier<W> newWorker;

    private final BiConsumer<W, VocabularyBlock> work;

    private final Executor executor;

    private final int limit;

    private final Queue<W> workers = new ConcurrentLinkedQueue<>();

    private final Queue<W> idle = new ConcurrentLinkedQueue<>();

    private final Deque<VocabularyBlock> free = new ArrayDeque<>();

    private final Deque<VocabularyBlock> blocksUnderWay = new ArrayDeque<>();

    private final Deque<FutureTask<Void>> tasksUnderWay = new ArrayDeque<>();

    private VocabularyBlock current;

    /**
     * @param dimension d, the length of a vector
     * @param newWorker makes a worker
     * @param work what a worker does with a block, which it may change
     * @param executor whose threads help; it is not shut down
     * @param threads how many may work, the giving thread among them; with 1 it does all the work
     */
    public VocabularyScan(
            final int dimension,
            final Supplier<W> newWorker,
            final BiConsumer<W, VocabularyBlock> work,
            final Executor executor,
            final int threads) {
        this.dimension = dimension;
        this.newWorker = newWorker;
        this.work = work;
        this.executor = executor;
        limit = threads == 1 ? 1 : 2 * threads + 1; // so that no thread runs out of blocks while this one works
        current = new VocabularyBlock(dimension);
    }

    /** @return the array for the next row's vector, to be filled before {@link #add}; the same one until then */
    public double[] next() {
        return current.next();
    }

    /**
     * Takes the row that was filled in.
     *
     * @param word its word
     * @param row its number in the vocabulary
     * @throws CancellationException when the thread is interrupted
     */
    public void add(final String word, final long row) {
        current.add(word, row);
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
        while (!tasksUnderWay.isEmpty()) {
            awaitOldest();
        }
        return workers;
    }

    /** Gives up: waits only for blocks that are being worked on. */
    public void cancel() {
        tasksUnderWay.forEach(task -> task.cancel(false));
        tasksUnderWay.clear();
    }

    private void submit() {
        final VocabularyBlock block = current;
        final var task = new FutureTask<Void>(() -> process(block), null);
        tasksUnderWay.add(task);
        blocksUnderWay.add(block);
        if (limit > 1) {
            executor.execute(task);
        }
        while (tasksUnderWay.size() >= limit) {
            awaitOldest();
        }
        current = free.isEmpty() ? new VocabularyBlock(dimension) : free.pop();
    }

    private void awaitOldest() {
        Interruption.check();
        final FutureTask<Void> task = tasksUnderWay.remove();
        final VocabularyBlock block = blocksUnderWay.remove();
        task.run(); // does nothing when another thread has begun it
        for (final FutureTask<Void> later : tasksUnderWay) {
            if (task.isDone()) {
                break;
            }
            later.run(); // rather than only wait for the other thread
        }
        try {
            task.get();
        } catch (InterruptedException e) {
            throw Interruption.cancellation(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
        block.clear();
        free.push(block);
    }

    private void process(final VocabularyBlock block) {
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
    }
}
