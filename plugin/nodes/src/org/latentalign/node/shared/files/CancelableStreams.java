package org.latentalign.node.shared.files;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Streams that end as soon as the user has canceled. */
public final class CancelableStreams {

    private CancelableStreams() {}

    /** Gives what a stream gives, until the user cancels. */
    public static final class Input extends FilterInputStream {

        private final ExecutionMonitor monitor;

        /**
         * @param stream to read
         * @param monitor of the node
         */
        public Input(final InputStream stream, final ExecutionMonitor monitor) {
            super(stream);
            this.monitor = monitor;
        }

        @Override
        public int read(final byte[] bytes, final int offset, final int length) throws IOException {
            requireNotCanceled(monitor);
            return super.read(bytes, offset, length);
        }
    }

    /** Takes what a stream takes, until the user cancels. */
    public static final class Output extends FilterOutputStream {

        private final ExecutionMonitor monitor;

        /**
         * @param stream to write to
         * @param monitor of the node
         */
        public Output(final OutputStream stream, final ExecutionMonitor monitor) {
            super(stream);
            this.monitor = monitor;
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException {
            requireNotCanceled(monitor);
            out.write(bytes, offset, length);
        }
    }

    private static void requireNotCanceled(final ExecutionMonitor monitor) throws InterruptedIOException {
        try {
            monitor.checkCanceled();
        } catch (CanceledExecutionException e) {
            var interrupted = new InterruptedIOException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
