package org.latentalign.neural;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.latentalign.threads.LaneScheduler;

/** Threads that share the parts of many short pieces of work: each is a lane, which takes parts until none is left. */
final class Team implements AutoCloseable {

    private final LaneScheduler lanes;

    private final AtomicInteger next = new AtomicInteger();

    private int parts;

    private IntConsumer part;

    /**
     * @param executor whose threads help; it is not shut down
     * @param helpers how many to ask it for; may be 0
     */
    Team(final Executor executor, final int helpers) {
        lanes = new LaneScheduler(helpers + 1, 1, executor, helpers, (lane, slot) -> takeParts());
    }

    /**
     * Does all parts, each once, and returns when all are done.
     *
     * @param count how many parts
     * @param work does the part of this index; parts do not depend on one another
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    void run(final int count, final IntConsumer work) {
        lanes.nextSlot();
        parts = count;
        part = work;
        next.set(0);
        lanes.submit();
        lanes.finish();
    }

    private void takeParts() {
        for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            part.accept(i);
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
