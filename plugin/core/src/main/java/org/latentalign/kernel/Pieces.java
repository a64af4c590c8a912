package org.latentalign.kernel;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Does pieces of work that do not depend on one another, on the threads of an executor and the calling one. */
public final class Pieces {

    private static final int MOST_LANES = 16;

    private Pieces() {}

    /**
     * Returns when all pieces are done.
     *
     * @param count how many there are
     * @param executor whose threads help
     * @param threads how many of them to ask for, at most
     * @param piece does the work of the piece of this number, from 0
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static void run(final int count, final Executor executor, final int threads, final IntConsumer piece) {
        if (count == 0) {
            return;
        }
        final int lanes = Math.min(count, MOST_LANES);
        final LaneScheduler scheduler = new LaneScheduler(lanes, count, executor, threads, (lane, slot) -> {
            if (slot % lanes == lane) {
                piece.accept(slot);
            }
        });
        for (int i = 0; i < count; i++) {
            scheduler.nextSlot();
            scheduler.submit();
        }
        scheduler.finish();
    }
}
