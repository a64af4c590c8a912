package org.knime.core.node;

import java.util.function.Supplier;

/** Through it work says how far it is, and learns that it was canceled. */
public class ExecutionMonitor {

    private final NodeProgressMonitor progress;

    /** With a monitor of its own. */
    public ExecutionMonitor() {
        this(null);
    }

    /** @param progress told of the progress; null for one of its own */
    public ExecutionMonitor(final NodeProgressMonitor progress) {
        this.progress = progress == null ? new DefaultNodeProgressMonitor() : progress;
    }

    /** @return what is told of the progress */
    public final NodeProgressMonitor getProgressMonitor() {
        return progress;
    }

    /** @throws CanceledExecutionException if the user canceled */
    public void checkCanceled() throws CanceledExecutionException {
        progress.checkCanceled();
    }

    /** @param progress between 0 and 1 */
    public void setProgress(final double progress) {
        this.progress.setProgress(progress);
    }

    /**
     * @param progress between 0 and 1
     * @param message what is being done
     */
    public void setProgress(final double progress, final String message) {
        this.progress.setProgress(progress, message);
    }

    /**
     * @param progress between 0 and 1
     * @param messageSupplier what is being done, asked for only when shown
     */
    public void setProgress(final double progress, final Supplier<String> messageSupplier) {
        this.progress.setProgress(progress, messageSupplier);
    }

    /** @param message what is being done */
    public void setProgress(final String message) {
        progress.setProgress(message);
    }

    /** @param message what is being done */
    public void setMessage(final String message) {
        progress.setMessage(message);
    }

    /** @param messageSupplier what is being done, asked for only when shown */
    public void setMessage(final Supplier<String> messageSupplier) {
        progress.setMessage(messageSupplier);
    }

    /**
     * @param maxProg the part's share of this work, between 0 and 1
     * @return for the part, which reports from 0 to 1
     */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(part(maxProg, false));
    }

    /**
     * @param maxProg the part's share of this work, between 0 and 1
     * @return for the part, whose messages are not shown
     */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(part(maxProg, true));
    }

    final NodeProgressMonitor part(final double share, final boolean silent) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A part's share is between 0 and 1, not " + share);
        }
        return new PartialProgressMonitor(progress, share, silent);
    }
}
