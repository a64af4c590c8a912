package org.latentalign.score.analogy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyScanTest {

    private static final Executor BUSY = task -> {}; // all threads are taken, for ever

    private static final BiConsumer<Object, VocabularyBlock> NOTHING = (worker, block) -> {};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRowIsDoneOnceThoughNobodyHelps(final int threads) {
        final Set<Long> seen = ConcurrentHashMap.newKeySet();
        final var scan = new VocabularyScan<>(
                2,
                Object::new,
                (worker, block) -> {
                    for (int r = 0; r < block.size(); r++) {
                        assertTrue(seen.add(block.rows[r]), "twice");
                        assertEquals(block.rows[r], block.vectors()[r][0]);
                    }
                },
                BUSY,
                threads);
        add(scan, 3000);
        assertEquals(1, scan.finish().size(), "workers");
        assertEquals(IntStream.range(0, 3000).mapToObj(Long::valueOf).collect(Collectors.toSet()), seen);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptEndsIt(final int threads) {
        final var scan = new VocabularyScan<>(2, Object::new, NOTHING, BUSY, threads);
        add(scan, 3000);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> add(scan, 3000));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void anInterruptEndsTheLastBlocks() {
        final var scan = new VocabularyScan<>(2, Object::new, NOTHING, BUSY, 4);
        add(scan, 10);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, scan::finish);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void failureOfAWorkerComesThrough() {
        final var scan = new VocabularyScan<>(
                2,
                Object::new,
                (worker, block) -> {
                    throw new IllegalArgumentException("no");
                },
                Runnable::run,
                4);
        add(scan, 10);
        assertEquals(
                "no", assertThrows(IllegalArgumentException.class, scan::finish).getMessage());
    }

    private static void add(final VocabularyScan<Object> scan, final int rows) {
        for (int i = 0; i < rows; i++) {
            scan.next()[0] = i;
            scan.add("word" + i, i);
        }
    }
}
