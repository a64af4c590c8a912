package org.latentalign.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedTasksTest {

    private static final Executor NEW_THREADS = task -> new Thread(task).start();

    /** All threads are taken, for ever. */
    private static final Executor BUSY = task -> {};

    private static Stream<Executor> executors() {
        return Stream.of(NEW_THREADS, Runnable::run, BUSY, task -> {
            throw new RejectedExecutionException();
        });
    }

    @ParameterizedTest
    @MethodSource("executors")
    void resultsComeInTheOrderOfTheTasks(final Executor executor) {
        final List<Integer> results = new ArrayList<>();
        final AtomicInteger runs = new AtomicInteger();
        try (var tasks = new OrderedTasks<Integer, RuntimeException>(executor, 4)) {
            for (int i = 0; i < 300; i++) {
                final int number = i;
                tasks.add(() -> {
                    runs.incrementAndGet();
                    return number;
                });
                if (tasks.isFull()) {
                    results.add(tasks.take());
                }
            }
            while (!tasks.isEmpty()) {
                results.add(tasks.take());
            }
        }
        assertEquals(IntStream.range(0, 300).boxed().toList(), results);
        assertEquals(300, runs.get(), "each is done once");
    }

    @ParameterizedTest
    @MethodSource("executors")
    void theEarliestFailureComesFirstAndAsWhatItIs(final Executor executor) {
        final var first = new IOException("first");
        final var second = new IllegalStateException("second");
        final var third = new AssertionError("third");
        try (var tasks = new OrderedTasks<String, IOException>(executor, 9)) {
            tasks.add(() -> {
                throw first;
            });
            tasks.add(() -> {
                throw second;
            });
            tasks.add(() -> {
                throw third;
            });
            tasks.add(() -> "last");
            assertSame(first, assertThrows(IOException.class, tasks::take));
            assertSame(second, assertThrows(IllegalStateException.class, tasks::take));
            assertSame(third, assertThrows(AssertionError.class, tasks::take));
            assertEquals("last", assertDone(tasks));
        }
    }

    private static String assertDone(final OrderedTasks<String, IOException> tasks) {
        try {
            return tasks.take();
        } catch (final IOException e) { // none is thrown
            throw new AssertionError(e);
        }
    }

    @Test
    @SuppressWarnings("resource") // closed in the middle, which is what is tested
    void anInterruptEndsTheWaitAndClosingWaitsForWhatWasBegun() throws InterruptedException {
        final Thread caller = Thread.currentThread();
        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicBoolean wasInterrupted = new AtomicBoolean();
        final AtomicBoolean isDone = new AtomicBoolean();
        final AtomicBoolean isMarked = new AtomicBoolean(true);
        final CountDownLatch ended = new CountDownLatch(1);
        final Executor marking = task -> new Thread(() -> {
                    task.run();
                    isMarked.set(Thread.currentThread().isInterrupted());
                    ended.countDown();
                })
                .start();
        final var tasks = new OrderedTasks<Void, RuntimeException>(marking, 2);
        tasks.add(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (final InterruptedException e) { // by closing
                wasInterrupted.set(true);
            }
            isDone.set(true);
            return null;
        });
        begun.await();
        final Thread canceling = new Thread(() -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        canceling.start();
        assertThrows(CancellationException.class, tasks::take);
        tasks.close(); // though the thread is marked as interrupted
        assertTrue(Thread.interrupted());
        assertTrue(wasInterrupted.get());
        assertTrue(isDone.get());
        ended.await();
        assertFalse(isMarked.get(), "the interrupt was for the task, not for what the thread does next");
    }

    @Test
    void nothingIsBegunAfterClosing() {
        final AtomicReference<Runnable> helper = new AtomicReference<>();
        final AtomicBoolean isDone = new AtomicBoolean();
        try (var tasks = new OrderedTasks<Void, RuntimeException>(helper::set, 1)) {
            tasks.add(() -> {
                isDone.set(true);
                return null;
            });
        }
        helper.get().run();
        assertFalse(isDone.get());
    }

    @Test
    void anInterruptBeforeTakingEndsIt() {
        try (var tasks = new OrderedTasks<Integer, RuntimeException>(BUSY, 1)) {
            tasks.add(() -> 1);
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, tasks::take);
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void theHeartbeatGoesOnWhileItWaits() throws InterruptedException {
        final AtomicInteger beats = new AtomicInteger();
        final CountDownLatch begun = new CountDownLatch(1);
        try (var tasks = new OrderedTasks<Integer, RuntimeException>(NEW_THREADS, 1, () -> {
            if (beats.incrementAndGet() == 3) {
                throw new CancellationException("by the heartbeat");
            }
        })) {
            tasks.add(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (final InterruptedException e) { // by closing
                    return 0;
                }
                return 1;
            });
            begun.await();
            assertEquals(
                    "by the heartbeat",
                    assertThrows(CancellationException.class, tasks::take).getMessage());
        }
    }
}
