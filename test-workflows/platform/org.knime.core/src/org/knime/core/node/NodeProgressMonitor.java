package org.knime.core.node;

import java.util.function.Supplier;

/** Where work says how far it is, and learns that it was canceled. */
public interface NodeProgressMonitor {

    /** @throws CanceledExecutionException if the user canceled */
    void checkCanceled() throws CanceledExecutionException;

    /** @param progress between 0 and 1 */
    void setProgress(double progress);

    /**
     * @param progress between 0 and 1
     * @param message what is being done
     */
    void setProgress(double progress, String message);

    /**
     * @param progress between 0 and 1
     * @param message what is being done, asked for only when shown
     */
    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    /** @param message what is being done */
    void setProgress(String message);

    /** @param message what is being done */
    void setMessage(String message);

    /** @param message what is being done, asked for only when shown */
    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    /** @return between 0 and 1, or null if unknown */
    Double getProgress();

    /** Cancels the work. */
    void setExecuteCanceled();

    /** Starts anew. */
    void reset();
}
