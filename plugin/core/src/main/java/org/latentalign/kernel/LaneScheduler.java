package org.latentalign.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.latentalign.progress.Interruption;

/**
 * Hands a sequence of parcels to several lanes. Every lane works on every parcel, strictly in the order in which they
 * were submitted, and is never on two threads at once; so what a lane accumulates does not depend on how many threads
 * there are.
 *
 * <p>Parcels live in a ring of slots. The thread that fills the slots waits for a free one by doing a lane's work
 * itself, and sleeps only while other threads are really at work on all that is left. So nothing hangs even when the
 * executor has no free thread, for instance because the caller is itself one of its threads.
 */
public final class LaneScheduler {

    /** What a lane does with a parcel. */
    @FunctionalInterface
    public interface Work {

        /**
         * @param lane which lane
         * @param slot where the parcel is
         */
        void run(int lane, int slot);
    }

    private final int slots;
    private final Executor executor;
    private final int helpers;
    private final Work work;

    // everything below is guarded by this object's monitor

    /** By lane: how many parcels it has finished. */
    private final long[] finished;

    /** By lane: whether a thread is at work on it. */
    private final boolean[] busy;

    private long submitted;
    private int activeHelpers;
    private Throwable failure;

    /**
     * @param lanes number of lanes, at least 1
     * @param slots number of parcels that can be under way, at least 1
     * @param executor runs helpers; a direct executor ({@code Runnable::run}) does all work in the calling thread
     * @param helpers how many threads to ask the executor for, at most
     * @param work what a lane does with a parcel
     */
    public LaneScheduler(
            final int lanes, final int slots, final Executor executor, final int helpers, final Work work) {
        this.slots = slots;
        this.executor = executor;
        this.helpers = Math.min(helpers, lanes);
        this.work = work;
        finished = new long[lanes];
        busy = new boolean[lanes];
    }

    /**
     * Waits until the next slot is free.
     *
     * @return the slot, to be filled and then {@linkplain #submit() submitted}
     * @throws CancellationException when the thread is interrupted
     */
    public int nextSlot() {
        final long next;
        synchronized (this) {
            next = submitted;
        }
        helpUntilFinished(next - slots + 1);
        return (int) (next % slots);
    }

    /** Submits the slot that {@link #nextSlot()} gave. */
    public void submit() {
        final boolean callHelper;
        synchronized (this) {
            submitted++;
            callHelper = activeHelpers < helpers;
            if (callHelper) {
                activeHelpers++;
            }
        }
        if (callHelper) {
            try {
                executor.execute(this::help);
            } catch (final RejectedExecutionException e) { // then the caller does the work, in nextSlot and finish
                synchronized (this) {
                    activeHelpers--;
                }
            }
        }
    }

    /**
     * Waits until every lane has worked on every parcel.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public void finish() {
        final long all;
        synchronized (this) {
            all = submitted;
        }
        helpUntilFinished(all);
    }

    private void helpUntilFinished(final long count) {
        Interruption.check();
        int lane = claimOrWait(count);
        while (lane >= 0) {
            runOne(lane);
            lane = claimOrWait(count);
        }
    }

    /** Gives a lane with work that no thread is at, or -1 when every lane has finished so many parcels. */
    private synchronized int claimOrWait(final long count) {
        try {
            while (true) {
                if (failure != null) {
                    throw new IllegalStateException(failure);
                }
                if (allFinished(count)) {
                    return -1;
                }
                final int lane = claim(0);
                if (lane >= 0) {
                    return lane;
                }
                wait();
            }
        } catch (final InterruptedException e) {
            throw Interruption.cancellation(e);
        }
    }

    private void help() {
        int lane = 0;
        while (true) {
            synchronized (this) {
                lane = failure == null ? claim(lane) : -1;
                if (lane < 0) {
                    activeHelpers--;
                    return;
                }
            }
            runOne(lane);
        }
    }

    private boolean allFinished(final long count) {
        for (final long f : finished) {
            if (f < count) {
                return false;
            }
        }
        return true;
    }

    /** Finds a lane with work that no thread is at, the preferred one first (its sums are still in this core's cache). */
    private int claim(final int preferred) {
        for (int i = 0; i < busy.length; i++) {
            final int lane = (preferred + i) % busy.length;
            if (!busy[lane] && finished[lane] < submitted) {
                busy[lane] = true;
                return lane;
            }
        }
        return -1;
    }

    private void runOne(final int lane) {
        final int slot;
        synchronized (this) {
            slot = (int) (finished[lane] % slots);
        }
        Throwable thrown = null;
        try {
            work.run(lane, slot);
        } catch (final RuntimeException | Error e) { // kept for the thread that waits
            thrown = e;
        }
        synchronized (this) {
            if (thrown == null) {
                finished[lane]++;
            } else if (failure == null) {
                failure = thrown;
            }
            busy[lane] = false;
            notifyAll();
        }
    }
}
