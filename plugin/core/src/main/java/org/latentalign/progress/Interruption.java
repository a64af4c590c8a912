package org.latentalign.progress;

import java.util.concurrent.CancellationException;

/** Turns an interrupt of the thread, which is how KNIME cancels a node, into a {@link CancellationException}. */
public final class Interruption {

    private Interruption() {}

    /**
     * To be called where a thread takes results of others: a result that is ready is handed out without a look at the
     * interrupt.
     *
     * @throws CancellationException when this thread was interrupted; it stays marked so
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Interrupted");
        }
    }

    /**
     * @param cause how the interrupt showed itself
     * @return what to throw instead; this thread is marked as interrupted
     */
    public static CancellationException cancellation(final Exception cause) {
        Thread.currentThread().interrupt();
        final var cancellation = new CancellationException("Interrupted");
        cancellation.initCause(cause);
        return cancellation;
    }
}
