package org.latentalign.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowScanTest {

    private static final Executor BUSY = task -> {}; // all threads are taken, for ever

    private static final BiConsumer<Object, RowBlock> NOTHING = (worker, block) -> {};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRowIsDoneOnceThoughNobodyHelps(final int threads) {
        final Set<Long> seen = ConcurrentHashMap.newKeySet();
        try (var scan = new RowScan<>(
                2,
                Object::new,
                (worker, block) -> {
                    for (int r = 0; r < block.size(); r++) {
                        assertTrue(seen.add(block.row(r)), "twice");
                        assertEquals(block.row(r), block.vectors()[r][0]);
                    }
                },
                BUSY,
                threads)) {
            add(scan, 3000);
            assertEquals(1, scan.finish().size(), "workers");
            assertEquals(IntStream.range(0, 3000).mapToObj(Long::valueOf).collect(Collectors.toSet()), seen);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptEndsIt(final int threads) {
        try (var scan = new RowScan<>(2, Object::new, NOTHING, BUSY, threads)) {
            add(scan, 3000);
            Thread.currentThread().interrupt();
            try {
                assertThrows(CancellationException.class, () -> add(scan, 3000));
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }

    @Test
    void anInterruptEndsTheLastBlocks() {
        try (var scan = new RowScan<>(2, Object::new, NOTHING, BUSY, 4)) {
            add(scan, 10);
            Thread.currentThread().interrupt();
            try {
                assertThrows(CancellationException.class, scan::finish);
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }

    @Test
    void failureOfAWorkerComesThrough() {
        try (var scan = new RowScan<>(
                2,
                Object::new,
                (worker, block) -> {
                    throw new IllegalArgumentException("no");
                },
                Runnable::run,
                4)) {
            add(scan, 10);
            assertEquals(
                    "no",
                    assertThrows(IllegalArgumentException.class, scan::finish).getMessage());
        }
    }

    /** The worker's arrays are the caller's again after a cancel. */
    @Test
    @SuppressWarnings("resource") // closed in the middle, which is what is tested
    void aCancelWaitsForBlocksThatAreBeingWorkedOn() throws InterruptedException {
        final Thread caller = Thread.currentThread();
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicBoolean isDone = new AtomicBoolean();
        final AtomicInteger blocks = new AtomicInteger();
        final var scan = new RowScan<>(
                2,
                Object::new,
                (worker, block) -> {
                    blocks.incrementAndGet();
                    begun.countDown();
                    awaitUninterruptibly(end);
                    isDone.set(true);
                },
                new Executor() {
                    private int count;

                    @Override
                    public void execute(final Runnable task) {
                        if (count++ == 0) {
                            new Thread(task).start();
                        }
                    }
                },
                4);
        add(scan, RowBlock.CAPACITY);
        begun.await();
        add(scan, 3 * RowBlock.CAPACITY);
        final Thread ending = new Thread(() -> {
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            end.countDown();
        });
        ending.start();
        scan.close();
        assertTrue(isDone.get());
        assertEquals(1, blocks.get(), "blocks that nobody had begun");
        ending.join();
    }

    private static void awaitUninterruptibly(final CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (final InterruptedException e) { // a worker that takes no notice
                continue;
            }
        }
    }

    private static void add(final RowScan<Object> scan, final int rows) {
        for (int i = 0; i < rows; i++) {
            scan.next()[0] = i;
            scan.add("word" + i, i);
        }
    }
}
