package org.knime.core.node.port;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Streams for one entry of an archive: closing them closes the entry only. */
final class NonClosing {

    private NonClosing() {}

    static OutputStream entry(final ZipOutputStream archive) {
        return new FilterOutputStream(archive) {
            @Override
            public void write(final byte[] b, final int off, final int len) throws IOException {
                archive.write(b, off, len);
            }

            @Override
            public void close() throws IOException {
                archive.closeEntry();
            }
        };
    }

    static InputStream entry(final ZipInputStream archive) {
        return new FilterInputStream(archive) {
            @Override
            public void close() throws IOException {
                archive.closeEntry();
            }
        };
    }
}
