package org.latentalign.neural;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows to train on, in single precision: in memory, or in a temporary file that is mapped into memory. Filled and
 * {@linkplain #finish() finished} by one thread; then read by any number of them.
 */
public final class RowStore implements AutoCloseable {

    /** Values of a part: below the two gigabytes that a buffer can hold. */
    private static final int PART_VALUES = 1 << 26;

    /** Odd, from the golden ratio: changes of any bit of any number spread over all bits. */
    private static final long CHECKSUM_FACTOR = 0x9E3779B97F4A7C15L;

    /** Values that are written to the file at once. */
    private static final int WRITTEN_VALUES = 1 << 18;

    private final int dimension;
    private final int rowsOfPart;
    private final FileChannel channel;

    /** Rows on their way to the file, in bytes and as numbers; or null. */
    private final ByteBuffer pendingBytes;

    private final FloatBuffer pending;
    private final List<FloatBuffer> parts = new ArrayList<>();
    private final float[] row;
    private long count;
    private long checksum;
    private float least = Float.POSITIVE_INFINITY;
    private float greatest = Float.NEGATIVE_INFINITY;

    private RowStore(final int dimension, final int rowsOfPart, final FileChannel channel) {
        this.dimension = dimension;
        this.rowsOfPart = rowsOfPart;
        this.channel = channel;
        row = new float[dimension];
        if (channel == null) {
            pendingBytes = null;
            pending = null;
        } else {
            pendingBytes = ByteBuffer.allocate(Math.max(1, WRITTEN_VALUES / dimension) * dimension * Float.BYTES)
                    .order(ByteOrder.nativeOrder());
            pending = pendingBytes.asFloatBuffer();
        }
    }

    /**
     * @param dimension d
     * @return a store in memory
     */
    public static RowStore inMemory(final int dimension) {
        return new RowStore(dimension, Math.max(1, (1 << 20) / dimension), null);
    }

    /**
     * A store in a file that the system deletes when the store is closed, or when Java ends in whatever way.
     *
     * @param dimension d
     * @param directory where to put the file; of files that are temporary
     * @return a store on disk
     * @throws IOException when the file cannot be made
     */
    public static RowStore onDisk(final int dimension, final Path directory) throws IOException {
        return onDisk(dimension, directory, Math.max(1, PART_VALUES / dimension));
    }

    @SuppressWarnings("resource") // the new object closes it
    static RowStore onDisk(final int dimension, final Path directory, final int rowsOfPart) throws IOException {
        final Path file = Files.createTempFile(directory, "training-rows-", ".float");
        final FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return new RowStore(dimension, rowsOfPart, channel);
    }

    /** @return d */
    public int dimension() {
        return dimension;
    }

    /** @return n, how many rows were added */
    public long count() {
        return count;
    }

    /** @return the least value of all rows; infinite without rows */
    public float least() {
        return least;
    }

    /** @return the greatest value of all rows; negatively infinite without rows */
    public float greatest() {
        return greatest;
    }

    /** @return a number that hardly ever is the same for other rows, or for these in another order */
    public long checksum() {
        return checksum;
    }

    /**
     * Adds a row, rounded to single precision.
     *
     * @param values d of them
     * @throws IOException when the disk is full, for example
     */
    public void add(final double[] values) throws IOException {
        long sum = checksum;
        for (int j = 0; j < dimension; j++) {
            row[j] = (float) values[j];
            sum = CHECKSUM_FACTOR * sum + Float.floatToRawIntBits(row[j]);
            least = Math.min(least, row[j]);
            greatest = Math.max(greatest, row[j]);
        }
        checksum = sum;
        if (channel == null) {
            final int part = (int) (count / rowsOfPart);
            if (part == parts.size()) {
                parts.add(FloatBuffer.allocate(rowsOfPart * dimension));
            }
            parts.get(part).put((int) (count % rowsOfPart) * dimension, row);
        } else {
            pending.put(row);
            if (!pending.hasRemaining()) {
                writePending();
            }
        }
        count++;
    }

    /** Writing fails with an exception when the disk is full; writing to mapped memory would end Java. */
    private void writePending() throws IOException {
        pendingBytes.position(0).limit(pending.position() * Float.BYTES);
        while (pendingBytes.hasRemaining()) {
            channel.write(pendingBytes);
        }
        pending.clear();
    }

    /**
     * To be called once after the last row, and before any is read.
     *
     * @throws IOException when the disk is full, for example
     */
    public void finish() throws IOException {
        if (channel == null) {
            return;
        }
        writePending();
        for (long first = 0; first < count; first += rowsOfPart) {
            final long rowBytes = (long) dimension * Float.BYTES;
            parts.add(channel.map(MapMode.READ_ONLY, first * rowBytes, Math.min(rowsOfPart, count - first) * rowBytes)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer());
        }
    }

    /**
     * @param index from 0
     * @param values takes the row
     */
    void read(final int index, final float[] values) {
        parts.get(index / rowsOfPart).get(index % rowsOfPart * dimension, values, 0, dimension);
    }

    /**
     * Some rows, evenly spread over the store.
     *
     * @param most how many at most
     * @param center subtracted from each, or of length 0
     * @return new arrays
     */
    public double[][] sample(final int most, final double[] center) {
        final int size = (int) Math.min(most, count);
        final double[][] sample = new double[size][dimension];
        final float[] values = new float[dimension];
        for (int i = 0; i < size; i++) {
            read((int) (i * count / size), values);
            for (int j = 0; j < dimension; j++) {
                sample[i][j] = center.length == 0 ? values[j] : values[j] - center[j];
            }
        }
        return sample;
    }

    @Override
    public void close() throws IOException {
        parts.clear();
        if (channel != null) {
            cut();
            channel.close();
        }
    }

    /** Gives the space back at once: a deleted file keeps it as long as it is mapped. */
    private void cut() {
        final boolean interrupted = Thread.interrupted(); // with that flag, channels refuse to work
        try {
            channel.truncate(0);
        } catch (final IOException e) { // Windows leaves mapped files as they are until the mapping is collected
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
