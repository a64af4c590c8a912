package org.latentalign.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LaneSchedulerTest {

    private static final Executor NEW_THREADS = task -> new Thread(task).start();

    private static Stream<Executor> executors() {
        return Stream.of(NEW_THREADS, Runnable::run, task -> {}, task -> {
            throw new RejectedExecutionException();
        });
    }

    @ParameterizedTest
    @MethodSource("executors")
    void everyLaneSeesEveryParcelInOrder(final Executor executor) {
        final int slots = 3;
        final int parcels = 500;
        final int[] ring = new int[slots];
        final List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var lanes = new LaneScheduler(
                seen.size(), slots, executor, 2, (lane, slot) -> seen.get(lane).add(ring[slot]))) {
            for (int parcel = 0; parcel < parcels; parcel++) {
                ring[lanes.nextSlot()] = parcel;
                lanes.submit();
            }
            lanes.finish();
            final List<Integer> all = IntStream.range(0, parcels).boxed().toList();
            seen.forEach(lane -> assertEquals(all, lane));
        }
    }

    @Test
    @SuppressWarnings("resource") // closed in the middle, which is what is tested
    void interruptingEndsTheWaitAndClosingWaits() throws InterruptedException {
        final Thread caller = Thread.currentThread();
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicBoolean isDone = new AtomicBoolean();
        final var lanes = new LaneScheduler(1, 1, NEW_THREADS, 1, (lane, slot) -> {
            if (Thread.currentThread() != caller) {
                caller.interrupt();
                await(end);
                isDone.set(true);
            }
        });
        lanes.nextSlot();
        lanes.submit();
        assertThrows(CancellationException.class, () -> {
            while (true) { // until a helper was the first to take the lane
                lanes.nextSlot();
                lanes.submit();
            }
        });
        assertFalse(isDone.get());
        final Thread ending = new Thread(() -> {
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            end.countDown();
        });
        ending.start();
        lanes.close(); // though the thread is marked as interrupted
        assertTrue(isDone.get());
        assertTrue(Thread.interrupted());
        ending.join();
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) { // nobody interrupts a helper
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptEndsWorkThatNobodyElseDoes() {
        try (var lanes = new LaneScheduler(1, 1, task -> {}, 1, (lane, slot) -> {})) {
            lanes.nextSlot();
            lanes.submit();
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, lanes::nextSlot);
            assertThrows(CancellationException.class, lanes::finish);
            assertTrue(Thread.interrupted());
        }
    }

    @ParameterizedTest
    @MethodSource("executors")
    void aLanesFailureReachesTheCallerAsWhatItIs(final Executor executor) {
        for (final Throwable failure : List.of(new UnsupportedOperationException("lane"), new AssertionError("lane"))) {
            try (var lanes = new LaneScheduler(2, 2, executor, 1, (lane, slot) -> {
                if (failure instanceof final Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            })) {
                lanes.nextSlot();
                lanes.submit();
                assertSame(failure, assertThrows(failure.getClass(), lanes::finish));
            }
        }
    }

    @Test
    @SuppressWarnings("resource") // closed in the middle, which is what is tested
    void nothingIsBegunAfterClosing() throws InterruptedException {
        final AtomicReference<Runnable> helper = new AtomicReference<>();
        final AtomicBoolean isDone = new AtomicBoolean();
        final var lanes = new LaneScheduler(1, 1, helper::set, 1, (lane, slot) -> isDone.set(true));
        lanes.nextSlot();
        lanes.submit();
        lanes.close();
        helper.get().run();
        assertFalse(isDone.get());
    }
}
