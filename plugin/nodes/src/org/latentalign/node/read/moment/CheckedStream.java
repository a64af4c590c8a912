package org.latentalign.node.read.moment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** A stream that ends as soon as the user has canceled. */
final class CheckedStream extends FilterInputStream {

    private final ExecutionMonitor monitor;

    CheckedStream(final InputStream stream, final ExecutionMonitor monitor) {
        super(stream);
        this.monitor = monitor;
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int length) throws IOException {
        try {
            monitor.checkCanceled();
        } catch (CanceledExecutionException e) {
            var interrupted = new InterruptedIOException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        }
        return super.read(bytes, offset, length);
    }
}
