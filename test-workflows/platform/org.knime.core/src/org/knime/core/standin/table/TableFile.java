package org.knime.core.standin.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;

/** The rows of a table in a file that only the stand-in reads: batches, each with its length before it, and 0. */
public final class TableFile {

    private TableFile() {}

    /**
     * @param spec of the table
     * @param rows of the table
     * @param file to write
     */
    public static void write(final DataTableSpec spec, final CloseableRowIterator rows, final Path file)
            throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Batch batch = new Batch(kinds(spec));
            while (rows.hasNext()) {
                add(rows.next(), batch);
                if (batch.isFull()) {
                    write(batch, out);
                    batch = new Batch(kinds(spec));
                }
            }
            if (batch.rows > 0) {
                write(batch, out);
            }
            out.writeInt(0);
        }
    }

    private static Kind[] kinds(final DataTableSpec spec) {
        return spec.stream().map(column -> Kind.of(column.getType())).toArray(Kind[]::new);
    }

    private static void add(final DataRow row, final Batch batch) {
        for (int column = 0; column < batch.chunks.length; column++) {
            final DataCell cell = row.getCell(column);
            if (cell.isMissing()) {
                batch.chunks[column].setMissing(batch.rows);
            } else {
                batch.chunks[column].set(batch.rows, cell);
            }
        }
        batch.endRow(row.getKey().getString());
    }

    private static void write(final Batch batch, final DataOutputStream out) throws IOException {
        final ByteBuffer bytes = BatchCodec.encode(batch);
        out.writeInt(bytes.limit());
        out.write(bytes.array(), 0, bytes.limit());
    }

    /**
     * @param spec with which the table was written
     * @param file to read
     * @param rows takes each row
     */
    public static void read(final DataTableSpec spec, final Path file, final Consumer<DataRow> rows)
            throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                final Batch batch = BatchCodec.decode(in.readNBytes(length), kinds(spec), null);
                for (int row = 0; row < batch.rows; row++) {
                    rows.accept(batch.row(row, null));
                }
            }
        }
    }
}
