package org.latentalign.format;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of a reader's own, which unpack and parse while its caller takes what is done. */
public final class Workers implements Executor, AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService pool;

    /**
     * @param name of the threads; a number is appended
     * @param count how many there are at most
     */
    public Workers(final String name, final int count) {
        pool = Executors.newFixedThreadPool(count, task -> {
            final Thread thread = new Thread(task, name + "-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return how many threads can work on a task that needs the processor alone */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void execute(final Runnable task) {
        pool.execute(task);
    }

    /** Ends the threads; the tasks have been given up before. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
