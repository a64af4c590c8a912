package org.latentalign.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.docs.Python;
import org.latentalign.format.hdf5.NewDataset.Shape;
import org.latentalign.format.hdf5.NewDataset.Storage;

/** Chunks that are written are found by this project's reader and by h5py, whatever the number of levels of their index. */
class Hdf5WriterTest {

    private static final int COLUMNS = 3;

    private static final int ROWS_OF_CHUNK = 2;

    @TempDir
    private Path folder;

    private static NewDataset matrix(final int rows) {
        return new NewDataset(
                new Datatype.Whole(Integer.BYTES, ByteOrder.LITTLE_ENDIAN, true),
                Shape.matrix(rows, COLUMNS),
                new Storage.Chunks(ROWS_OF_CHUNK),
                out -> numbers(rows * COLUMNS, out));
    }

    private static void numbers(final int count, final OutputStream out) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            out.write(bytes.putInt(0, i).array());
        }
    }

    private Path written(final NewDataset dataset) throws IOException {
        final Hdf5Writer writer = new Hdf5Writer();
        writer.dataset("a/b", "matrix", dataset);
        final Path file = folder.resolve("chunks.h5");
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(out);
        }
        return file;
    }

    /** One chunk, one that is not full, a full node, one more, and three levels. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 128, 129, 130, 8191, 8192, 8193, 20_001})
    void chunksAreFound(final int rows) throws Exception {
        final Path file = written(matrix(rows));
        final double[] all = new double[rows * COLUMNS];
        try (Hdf5File read = Hdf5File.open(file, folder)) {
            final Hdf5Dataset dataset = read.dataset("a/b/matrix").orElseThrow();
            final Blocks blocks = dataset.asMatrix();
            final BlockReader reader = blocks.reader();
            for (int row = 0; row < rows; row = blocks.endOf(row)) {
                final int end = blocks.endOf(row);
                assertEquals(Math.min(rows, row + ROWS_OF_CHUNK), end);
                final ByteBuffer bytes =
                        reader.read(new Block(row, end - row, 0, COLUMNS)).orElseThrow();
                for (int i = row * COLUMNS; i < end * COLUMNS; i++) {
                    all[i] = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt((i - row * COLUMNS) * Integer.BYTES);
                }
            }
        }
        for (int i = 0; i < all.length; i++) {
            assertEquals(i, all[i]);
        }
        final String program =
                """
                import h5py, numpy
                with h5py.File("chunks.h5", "r") as f:
                    m = f["a/b/matrix"]
                    n = len(m)
                    print(m.chunks, (m[()].ravel() == numpy.arange(3 * n)).all(), m[n - 1, 2] == 3 * n - 1)
                """;
        assertEquals("(2, 3) True True\n", Python.run(List.of("h5py", "numpy"), folder, program));
    }

    /** A list has chunks, too. */
    @Test
    void aListIsInChunks() throws Exception {
        final int count = 1001;
        written(new NewDataset(
                new Datatype.Whole(Integer.BYTES, ByteOrder.LITTLE_ENDIAN, true),
                Shape.list(count),
                new Storage.Chunks(10),
                out -> numbers(count, out)));
        final String program =
                """
                import h5py, numpy
                with h5py.File("chunks.h5", "r") as f:
                    print(f["a/b/matrix"].chunks, (f["a/b/matrix"][()] == numpy.arange(1001)).all())
                """;
        assertEquals("(10,) True\n", Python.run(List.of("h5py", "numpy"), folder, program));
    }

    /** There is nothing to be cut into chunks. */
    @Test
    void anEmptyMatrixIsWritten() throws Exception {
        written(matrix(0));
        final String program =
                """
                import h5py
                with h5py.File("chunks.h5", "r") as f:
                    print(f["a/b/matrix"].shape, f["a/b/matrix"][()].size)
                """;
        assertEquals("(0, 3) 0\n", Python.run(List.of("h5py"), folder, program));
    }

    @Test
    void aChunkHasRows() {
        assertThrows(IllegalArgumentException.class, () -> new Storage.Chunks(0));
    }
}
