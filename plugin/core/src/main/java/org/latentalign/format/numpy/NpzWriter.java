package org.latentalign.format.numpy;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes several arrays into one archive, as {@code numpy.savez} does, without compressing them. */
public final class NpzWriter implements Closeable {

    /** The same for all, so that equal arrays make equal files. 1 January 1980, the first day of zip. */
    private static final long TIME = 315_532_800_000L;

    private final ZipOutputStream zip;

    /** Writes an array, for example by one of {@link NumpyArrays}. */
    @FunctionalInterface
    public interface Content {

        /** @param out takes the bytes; is not closed */
        void write(OutputStream out) throws IOException;
    }

    /** @param stream is closed with this */
    public NpzWriter(final OutputStream stream) {
        zip = new ZipOutputStream(stream);
        zip.setLevel(Deflater.NO_COMPRESSION); // numbers hardly compress, and take ten times as long
    }

    /**
     * @param name of the array
     * @param content writes it
     */
    public void add(final String name, final Content content) throws IOException {
        final ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTime(TIME);
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
