package org.latentalign.threads;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
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
public final class LaneScheduler implements AutoCloseable {

    /** How long a thread looks for work or for an end before it sleeps or leaves: some times what it takes to wake one. */
    private static final long PATIENCE_NANOSECONDS = 300_000;

    /** How often it looks between two looks at the clock. */
    private static final int LOOKS = 1 << 6;

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

    /** Counts what may be good news for a thread that looks for work or an end; changed under the monitor only. */
    private final AtomicLong news = new AtomicLong();

    // everything below is guarded by this object's monitor

    /** By lane: how many parcels it has finished. */
    private final long[] finished;

    /** By lane: whether a thread is at work on it. */
    private final boolean[] busy;

    private long submitted;
    private int activeHelpers;
    private boolean closed;
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
            news.incrementAndGet();
            callHelper = activeHelpers < helpers;
            if (callHelper) {
                activeHelpers++;
            }
        }
        if (callHelper) {
            final Thread caller = Thread.currentThread();
            try {
                executor.execute(() -> help(caller));
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
    private int claimOrWait(final long count) {
        while (true) {
            final long seen;
            synchronized (this) {
                throwFailure();
                if (allFinished(count)) {
                    return -1;
                }
                final int lane = claim(0);
                if (lane >= 0) {
                    return lane;
                }
                seen = news.get();
            }
            if (!isNewsAfter(seen)) {
                sleep(seen);
            }
        }
    }

    private void throwFailure() {
        if (failure instanceof final RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof final Error error) {
            throw error;
        }
    }

    /** Looks for a little while. */
    private boolean isNewsAfter(final long seen) {
        final long end = System.nanoTime() + PATIENCE_NANOSECONDS;
        do {
            for (int look = 0; look < LOOKS; look++) {
                if (news.get() != seen) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - end < 0);
        return false;
    }

    private synchronized void sleep(final long seen) {
        try {
            while (news.get() == seen) {
                wait();
            }
        } catch (final InterruptedException e) {
            throw Interruption.cancellation(e);
        }
    }

    private void help(final Thread caller) {
        int lane = 0;
        while (true) {
            final long seen;
            synchronized (this) {
                lane = claimAsHelper(lane);
                seen = news.get();
            }
            // a direct executor's helper is the thread that submits: there is no news to wait for
            if (lane < 0 && Thread.currentThread() != caller) {
                isNewsAfter(seen);
            }
            if (lane < 0) {
                synchronized (this) {
                    lane = claimAsHelper(0);
                    if (lane < 0) {
                        activeHelpers--;
                        notifyAll();
                        return;
                    }
                }
            }
            runOne(lane);
        }
    }

    private int claimAsHelper(final int preferred) {
        return failure == null && !closed ? claim(preferred) : -1;
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
            news.incrementAndGet();
            notifyAll();
        }
    }

    /** Waits for lanes that other threads are at; what they have not begun they leave. */
    @Override
    public void close() {
        boolean isInterrupted = false;
        synchronized (this) {
            closed = true;
            news.incrementAndGet();
            while (isAnyBusy()) {
                try {
                    wait();
                } catch (final InterruptedException e) { // passed on below
                    isInterrupted = true;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyBusy() {
        for (final boolean isBusy : busy) {
            if (isBusy) {
                return true;
            }
        }
        return false;
    }
}
