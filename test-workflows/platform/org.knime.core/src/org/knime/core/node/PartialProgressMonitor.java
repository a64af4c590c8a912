package org.knime.core.node;

import java.util.function.Supplier;

/** The progress of a part of the work, which moves that of the whole by its share. */
final class PartialProgressMonitor implements NodeProgressMonitor {

    private static final double SMALLEST_STEP = 0.001;

    private final NodeProgressMonitor whole;
    private final double share;
    private final boolean silent;
    private double reported;

    PartialProgressMonitor(final NodeProgressMonitor whole, final double share, final boolean silent) {
        this.whole = whole;
        this.share = share;
        this.silent = silent;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        whole.checkCanceled();
    }

    @Override
    public void setProgress(final double progress) {
        // several parts may report at once, and what each adds to the whole must not be lost
        synchronized (whole) {
            final double step = Math.max(0, Math.min(1, progress) - reported);
            final Double before = whole.getProgress();
            if (share > 0 && (before == null || step >= SMALLEST_STEP)) {
                whole.setProgress((before == null ? 0 : before) + step * share);
                if (!whole.getProgress().equals(before)) {
                    reported += step;
                }
            }
        }
    }

    @Override
    public void setProgress(final double progress, final String text) {
        setProgress(progress);
        setMessage(text);
    }

    @Override
    public void setProgress(final double progress, final Supplier<String> text) {
        setProgress(progress);
        setMessage(text);
    }

    @Override
    public void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public void setMessage(final String text) {
        setMessage(() -> text);
    }

    @Override
    public void setMessage(final Supplier<String> text) {
        if (!silent) {
            whole.setMessage(text);
        }
    }

    @Override
    public Double getProgress() {
        return reported;
    }

    @Override
    public void setExecuteCanceled() {
        throw new IllegalStateException("Only the whole can be canceled");
    }

    @Override
    public void reset() {
        throw new IllegalStateException("Only the whole can start anew");
    }
}
