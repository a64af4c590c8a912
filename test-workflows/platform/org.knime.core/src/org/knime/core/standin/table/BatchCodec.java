package org.knime.core.standin.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.SetCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/** Batches as bytes: the keys, then each column with its length before it, so that a reader can leave it out. */
final class BatchCodec {

    private ByteBuffer buffer;

    private BatchCodec(final ByteBuffer buffer) {
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer encode(final Batch batch) throws IOException {
        final BatchCodec codec = new BatchCodec(ByteBuffer.allocate((int) (batch.bytes + batch.bytes / 4) + 1024));
        codec.putInt(batch.rows);
        for (int i = 0; i < batch.rows; i++) {
            codec.putText(batch.keys[i]);
        }
        for (final Chunk chunk : batch.chunks) {
            final int start = codec.buffer.position();
            codec.putInt(0);
            codec.putChunk(chunk, batch.rows);
            codec.buffer.putInt(start, codec.buffer.position() - start - Integer.BYTES);
        }
        return codec.buffer.flip();
    }

    /** The batch with the wanted columns only, or all for null; the others are null. */
    static Batch decode(final byte[] bytes, final Kind[] kinds, final Set<Integer> wanted) throws IOException {
        final BatchCodec codec = new BatchCodec(ByteBuffer.wrap(bytes));
        final String[] keys = new String[codec.buffer.getInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = codec.getText();
        }
        final Chunk[] chunks = new Chunk[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            final int length = codec.buffer.getInt();
            final int end = codec.buffer.position() + length;
            if (wanted == null || wanted.contains(i)) {
                chunks[i] = codec.getChunk(kinds[i], keys.length);
            }
            codec.buffer.position(end);
        }
        return new Batch(keys, chunks);
    }

    private void putChunk(final Chunk chunk, final int rows) throws IOException {
        putBits(chunk.missing);
        if (chunk.doubles != null) {
            putDoubles(chunk.doubles, rows);
        } else if (chunk.longs != null) {
            ensure(rows * Long.BYTES);
            buffer.asLongBuffer().put(chunk.longs, 0, rows);
            buffer.position(buffer.position() + rows * Long.BYTES);
        } else {
            for (int row = 0; row < rows; row++) {
                if (!chunk.missing.get(row)) {
                    putObject(chunk.kind, chunk.objects[row]);
                }
            }
        }
    }

    private Chunk getChunk(final Kind kind, final int rows) throws IOException {
        final Chunk chunk = new Chunk(kind, getBits());
        if (kind == Kind.DOUBLE) {
            chunk.doubles = getDoubles(rows);
        } else if (kind.isWhole()) {
            chunk.longs = new long[rows];
            buffer.asLongBuffer().get(chunk.longs);
        } else {
            chunk.objects = new Object[rows];
            for (int row = 0; row < rows; row++) {
                chunk.objects[row] = chunk.missing.get(row) ? null : getObject(kind);
            }
        }
        return chunk;
    }

    private void putObject(final Kind kind, final Object value) throws IOException {
        switch (kind) {
            case STRING -> putText((String) value);
            case DOUBLE_LIST -> {
                final DoubleCells list = (DoubleCells) value;
                putBits(list.missing() == null ? new BitSet() : list.missing());
                putInt(list.size());
                putDoubles(list.values(), list.size());
            }
            case DOUBLE_VECTOR -> {
                final double[] vector = (double[]) value;
                putInt(vector.length);
                putDoubles(vector, vector.length);
            }
            default -> putCell((DataCell) value);
        }
    }

    private Object getObject(final Kind kind) throws IOException {
        return switch (kind) {
            case STRING -> getText();
            case DOUBLE_LIST -> {
                final BitSet gaps = getBits();
                yield new DoubleCells(getDoubles(buffer.getInt()), gaps.isEmpty() ? null : gaps);
            }
            case DOUBLE_VECTOR -> getDoubles(buffer.getInt());
            default -> getCell();
        };
    }

    private void putCell(final DataCell cell) throws IOException {
        ensure(1 + Long.BYTES);
        if (cell.isMissing()) {
            buffer.put((byte) '?');
        } else if (cell instanceof DoubleCell c) {
            buffer.put((byte) 'd').putDouble(c.getDoubleValue());
        } else if (cell instanceof IntCell c) {
            buffer.put((byte) 'i').putInt(c.getIntValue());
        } else if (cell instanceof LongCell c) {
            buffer.put((byte) 'l').putLong(c.getLongValue());
        } else if (cell instanceof BooleanCell c) {
            buffer.put((byte) (c.getBooleanValue() ? 't' : 'f'));
        } else if (cell instanceof StringCell c) {
            buffer.put((byte) 's');
            putText(c.getStringValue());
        } else if (cell instanceof ListCell c) {
            buffer.put((byte) 'L');
            putCells(c, c.size());
        } else if (cell instanceof SetCell c) {
            buffer.put((byte) 'S');
            putCells(c, c.size());
        } else {
            buffer.put((byte) 'o');
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(cell);
            }
            putBytes(bytes.toByteArray());
        }
    }

    private void putCells(final Iterable<DataCell> cells, final int size) throws IOException {
        putInt(size);
        for (final DataCell cell : cells) {
            putCell(cell);
        }
    }

    private DataCell getCell() throws IOException {
        final char kind = (char) buffer.get();
        return switch (kind) {
            case '?' -> DataType.getMissingCell();
            case 'd' -> new DoubleCell(buffer.getDouble());
            case 'i' -> new IntCell(buffer.getInt());
            case 'l' -> new LongCell(buffer.getLong());
            case 't', 'f' -> BooleanCell.get(kind == 't');
            case 's' -> new StringCell(getText());
            case 'L' -> CollectionCellFactory.createListCell(getCells());
            case 'S' -> CollectionCellFactory.createSetCell(getCells());
            default -> {
                try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(getBytes()))) {
                    yield (DataCell) in.readObject();
                } catch (ClassNotFoundException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    private Collection<DataCell> getCells() throws IOException {
        final DataCell[] cells = new DataCell[buffer.getInt()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = getCell();
        }
        return Arrays.asList(cells);
    }

    private void ensure(final int more) {
        if (buffer.remaining() < more) {
            final ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + more));
            buffer = larger.order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
    }

    private void putInt(final int value) {
        ensure(Integer.BYTES);
        buffer.putInt(value);
    }

    private void putBytes(final byte[] bytes) {
        putInt(bytes.length);
        ensure(bytes.length);
        buffer.put(bytes);
    }

    private byte[] getBytes() {
        final byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return bytes;
    }

    private void putText(final String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    private void putBits(final BitSet bits) {
        putBytes(bits.toByteArray());
    }

    private BitSet getBits() {
        return BitSet.valueOf(getBytes());
    }

    private void putDoubles(final double[] values, final int length) {
        ensure(length * Double.BYTES);
        buffer.asDoubleBuffer().put(values, 0, length);
        buffer.position(buffer.position() + length * Double.BYTES);
    }

    private double[] getDoubles(final int length) {
        final double[] values = new double[length];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + length * Double.BYTES);
        return values;
    }
}
