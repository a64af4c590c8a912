package org.knime.core.standin.table;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.knime.core.node.KNIMEConstants;

/**
 * The rows of a table, in batches. All tables together may fill a part of the memory; what goes beyond is written to a
 * temporary file, which is deleted when the table is cleared or no longer used.
 */
final class TableStore {

    private static final Cleaner CLEANER = Cleaner.create();

    /** Bytes that all tables together may keep in memory. */
    private static final long MEMORY = Long.getLong(
            "org.knime.core.standin.tableBytes", Runtime.getRuntime().maxMemory() / 5);

    private static final AtomicLong USED = new AtomicLong();

    /** A batch, in memory or in the file. */
    private record Slot(int rows, Batch inMemory, long position, int length) {}

    /** What must be given back; knows nothing of the store, so that the store can be forgotten. */
    private static final class Holdings implements Runnable {

        private final List<Slot> slots = new ArrayList<>();
        private long bytes;
        private File file;
        private RandomAccessFile writer;

        @Override
        public synchronized void run() {
            USED.addAndGet(-bytes);
            bytes = 0;
            slots.clear();
            closeWriter();
            if (file != null) {
                file.delete();
                file = null;
            }
        }

        synchronized void closeWriter() {
            try {
                if (writer != null) {
                    writer.close();
                    writer = null;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Kind[] kinds;
    private final Holdings holdings = new Holdings();
    private final Cleaner.Cleanable cleanable;
    private boolean cleared;
    private long size;

    TableStore(final Kind[] kinds) {
        this.kinds = kinds;
        this.cleanable = CLEANER.register(this, holdings);
    }

    Kind[] kinds() {
        return kinds;
    }

    long size() {
        return size;
    }

    void add(final Batch batch) throws IOException {
        batch.trim();
        synchronized (holdings) {
            if (holdings.file == null && USED.get() + batch.bytes <= MEMORY) {
                USED.addAndGet(batch.bytes);
                holdings.bytes += batch.bytes;
                holdings.slots.add(new Slot(batch.rows, batch, 0, 0));
            } else {
                write(batch);
            }
        }
        size += batch.rows;
    }

    private void write(final Batch batch) throws IOException {
        if (holdings.writer == null) {
            holdings.file = File.createTempFile("table", ".bin", new File(KNIMEConstants.getKNIMETempDir()));
            holdings.file.deleteOnExit();
            // not a channel: an interrupt, which is how nodes are canceled, would close it
            holdings.writer = new RandomAccessFile(holdings.file, "rw");
        }
        final ByteBuffer bytes = BatchCodec.encode(batch);
        final long position = holdings.writer.length();
        holdings.writer.seek(position);
        holdings.writer.write(bytes.array(), 0, bytes.limit());
        holdings.slots.add(new Slot(batch.rows, null, position, bytes.limit()));
    }

    /** No more batches follow. */
    void finish() {
        holdings.closeWriter();
    }

    void clear() {
        cleared = true;
        cleanable.clean();
    }

    void checkOpen() {
        if (cleared) {
            throw new IllegalStateException("The table was cleared");
        }
    }

    Batches batches(final Set<Integer> wanted) {
        checkOpen();
        return new Batches(wanted);
    }

    /** Goes through the batches once. */
    final class Batches implements Closeable {

        private final Set<Integer> wanted;
        private RandomAccessFile reader;
        private int next;

        private Batches(final Set<Integer> wanted) {
            this.wanted = wanted;
        }

        /** How many rows the next batch has, 0 at the end. */
        int nextRows() {
            return next < holdings.slots.size() ? holdings.slots.get(next).rows() : 0;
        }

        void skip() {
            next++;
        }

        Batch next() {
            final Slot slot = holdings.slots.get(next++);
            if (slot.inMemory() != null) {
                return slot.inMemory();
            }
            try {
                if (reader == null) {
                    reader = new RandomAccessFile(holdings.file, "r");
                }
                final byte[] bytes = new byte[slot.length()];
                reader.seek(slot.position());
                reader.readFully(bytes);
                return BatchCodec.decode(bytes, kinds, wanted);
            } catch (IOException e) {
                throw new UncheckedIOException("A table's temporary file cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            try {
                if (reader != null) {
                    reader.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
