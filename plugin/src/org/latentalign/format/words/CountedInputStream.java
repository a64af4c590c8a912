package org.latentalign.format.words;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that pass, so that another thread can tell how far a file has been read. */
final class CountedInputStream extends FilterInputStream {

    private final long total;
    private final AtomicLong count = new AtomicLong();

    CountedInputStream(final InputStream in, final long total) {
        super(in);
        this.total = total;
    }

    /** @return the share of the bytes that were read, or NaN when the total is not known */
    double fraction() {
        return total > 0 ? Math.min(1, count.get() / (double) total) : Double.NaN;
    }

    @Override
    public int read() throws IOException {
        final int value = super.read();
        if (value >= 0) {
            count.incrementAndGet();
        }
        return value;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int read = super.read(target, offset, length);
        if (read > 0) {
            count.addAndGet(read);
        }
        return read;
    }

    @Override
    public long skip(final long n) throws IOException {
        final long skipped = super.skip(n);
        count.addAndGet(skipped);
        return skipped;
    }

    /**
     * At least 1 before the end. {@link java.util.zip.GZIPInputStream} asks this to decide whether another compressed
     * part follows, and would drop it when a stream over the network answers 0.
     */
    @Override
    public int available() throws IOException {
        return count.get() < total ? Math.max(1, super.available()) : super.available();
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
