package org.knime.core.node;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.knime.core.node.message.Message;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.NodeProgressEvent;
import org.knime.core.node.workflow.NodeProgressListener;

/** The progress of a whole node. Listeners are told at most some times a second, by the thread that reports. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private static final NodeID NO_NODE = new NodeID(0);

    private static final long NANOS_BETWEEN_EVENTS = KNIMEConstants.MIN_GUI_REFRESH_INTERVAL * 1_000_000L;

    private final List<NodeProgressListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Message canceled;
    private Double progress;
    private Supplier<String> message = () -> null;
    private long lastEvent = System.nanoTime() - NANOS_BETWEEN_EVENTS;

    /** Without listeners. */
    public DefaultNodeProgressMonitor() {}

    /** @param l is told of changes */
    public DefaultNodeProgressMonitor(final NodeProgressListener l) {
        listeners.add(Objects.requireNonNull(l));
    }

    /** @return whether the user canceled, or the thread was interrupted */
    protected boolean isCanceled() {
        return canceled != null || Thread.currentThread().isInterrupted();
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCanceled()) {
            throw new CanceledExecutionException(
                    Objects.requireNonNullElse(canceled, CanceledExecutionException.DEFAULT_CANCEL_MESSAGE));
        }
    }

    @Override
    public void setExecuteCanceled() {
        setExecuteCanceled(CanceledExecutionException.DEFAULT_CANCEL_MESSAGE);
    }

    /** @param cancelMessage what the user reads */
    public void setExecuteCanceled(final Message cancelMessage) {
        canceled = Objects.requireNonNull(cancelMessage);
    }

    @Override
    public synchronized void reset() {
        canceled = null;
        progress = null;
        message = () -> null;
        lastEvent = System.nanoTime() - NANOS_BETWEEN_EVENTS;
    }

    @Override
    public synchronized void setProgress(final double progress) {
        if (progress >= 0 && progress <= 1) {
            this.progress = progress;
        }
        tell();
    }

    @Override
    public synchronized void setProgress(final double progress, final String message) {
        setProgress(progress, () -> message);
    }

    @Override
    public synchronized void setProgress(final double progress, final Supplier<String> message) {
        this.message = Objects.requireNonNull(message);
        setProgress(progress);
    }

    @Override
    public synchronized void setProgress(final String message) {
        setMessage(() -> message);
    }

    @Override
    public synchronized void setMessage(final String message) {
        setMessage(() -> message);
    }

    @Override
    public synchronized void setMessage(final Supplier<String> message) {
        this.message = Objects.requireNonNull(message);
        tell();
    }

    @Override
    public synchronized Double getProgress() {
        return progress;
    }

    private void tell() {
        final long now = System.nanoTime();
        if (!listeners.isEmpty() && now - lastEvent >= NANOS_BETWEEN_EVENTS) {
            lastEvent = now;
            final NodeProgressEvent event = new NodeProgressEvent(NO_NODE, new NodeProgress(progress, message.get()));
            listeners.forEach(listener -> listener.progressChanged(event));
        }
    }
}
