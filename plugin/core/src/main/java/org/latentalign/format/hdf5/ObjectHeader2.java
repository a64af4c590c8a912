package org.latentalign.format.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Builds the header of a group or a dataset, in its second version (HDF5 File Format Specification, version 3.0, sections IV.A
 * and III).
 */
final class ObjectHeader2 {

    /** What stands where no address is. */
    private static final long UNDEFINED = -1;

    private static final byte[] SIGNATURE = {'O', 'H', 'D', 'R'};

    private static final int VERSION = 2;

    /** The size of the messages has four bytes, and nothing else is kept. */
    private static final int FLAGS = 2;

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0a;
    private static final int ATTRIBUTE = 0x0c;

    /** Allocated late, written if set, and not set. */
    private static final int NO_FILL_VALUE = 0x0a;

    /** The same, but that chunks are allocated one by one. */
    private static final int NO_FILL_VALUE_OF_CHUNKS = 0x0b;

    private static final int UTF_8 = 1;

    private static final int LINK_WITH_CHARACTER_SET = 0x11;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** Little-endian bytes, of which there may be any number up to a limit. */
    private static ByteBuffer buffer(final int limit) {
        return ByteBuffer.allocate(limit).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void add(final int type, final ByteBuffer content) {
        final int length = content.position();
        messages.writeBytes(buffer(4)
                .put((byte) type)
                .putShort((short) length)
                .put((byte) 0)
                .array());
        messages.write(content.array(), 0, length);
    }

    /** Says that this is a group, whose links follow. */
    ObjectHeader2 group() {
        add(LINK_INFO, buffer(18).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED));
        add(GROUP_INFO, buffer(2).putShort((short) 0));
        return this;
    }

    /** Adds a link from the group. */
    ObjectHeader2 link(final String name, final long address) {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        add(
                LINK,
                buffer(bytes.length + 13)
                        .put((byte) 1)
                        .put((byte) LINK_WITH_CHARACTER_SET)
                        .put((byte) UTF_8)
                        .putShort((short) bytes.length)
                        .put(bytes)
                        .putLong(address));
        return this;
    }

    /**
     * Says that this is a dataset.
     *
     * @param address of its elements, or of the index of its chunks
     */
    ObjectHeader2 dataset(final NewDataset dataset, final long address) {
        final NewDataset.Shape shape = dataset.shape();
        final ByteBuffer space = buffer(4 + 2 * Long.BYTES)
                .put((byte) 2)
                .put((byte) shape.rank())
                .put((byte) 0)
                .put((byte) 1)
                .putLong(shape.rows());
        add(DATASPACE, shape.rank() == 1 ? space : space.putLong(shape.columns()));
        add(DATATYPE, type(dataset.type()));
        if (dataset.hasChunks() && dataset.storage() instanceof final NewDataset.Storage.Chunks chunks) {
            add(FILL_VALUE, buffer(2).put((byte) 3).put((byte) NO_FILL_VALUE_OF_CHUNKS));
            add(LAYOUT, chunked(dataset, (int) chunks.rows(), address));
        } else {
            add(FILL_VALUE, buffer(2).put((byte) 3).put((byte) NO_FILL_VALUE));
            add(
                    LAYOUT,
                    buffer(18)
                            .put((byte) 3)
                            .put((byte) 1)
                            .putLong(dataset.bytes() == 0 ? UNDEFINED : address)
                            .putLong(dataset.bytes()));
        }
        return this;
    }

    /** The shape of a chunk, whose last dimension is the size of an element. */
    private static ByteBuffer chunked(final NewDataset dataset, final int rows, final long address) {
        final int rank = dataset.shape().rank();
        final ByteBuffer layout = buffer(3 + Long.BYTES + 3 * Integer.BYTES)
                .put((byte) 3)
                .put((byte) 2)
                .put((byte) (rank + 1))
                .putLong(address)
                .putInt(rows);
        if (rank > 1) {
            layout.putInt((int) dataset.shape().columns());
        }
        return layout.putInt(dataset.type().size());
    }

    /** Adds a text that is kept with the group or dataset. */
    ObjectHeader2 attribute(final String name, final String value) {
        final byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer type = type(new Datatype.FixedText(Math.max(1, bytes.length)));
        final ByteBuffer content = buffer(nameBytes.length + bytes.length + 32)
                .put((byte) 3)
                .put((byte) 0)
                .putShort((short) (nameBytes.length + 1))
                .putShort((short) type.position())
                .putShort((short) 4)
                .put((byte) UTF_8)
                .put(nameBytes)
                .put((byte) 0)
                .put(type.array(), 0, type.position())
                .putInt(2) // a single element
                .put(bytes);
        add(ATTRIBUTE, bytes.length == 0 ? content.put((byte) 0) : content);
        return this;
    }

    private static ByteBuffer type(final Datatype type) {
        final ByteBuffer content = buffer(20);
        if (type instanceof Datatype.Whole whole) {
            head(content, 0, whole.signed() ? 8 : 0, whole.size());
            return content.putShort((short) 0).putShort((short) (whole.size() * Byte.SIZE));
        }
        if (type instanceof Datatype.Floating floating) {
            final int bits = floating.size() * Byte.SIZE;
            final int exponent = floating.size() == Float.BYTES ? 8 : 11;
            final int fraction = bits - 1 - exponent;
            head(content, 1, 0x20 | (bits - 1) << Byte.SIZE, floating.size());
            return content.putShort((short) 0)
                    .putShort((short) bits)
                    .put((byte) fraction)
                    .put((byte) exponent)
                    .put((byte) 0)
                    .put((byte) fraction)
                    .putInt((1 << exponent - 1) - 1);
        }
        if (type instanceof Datatype.FixedText text) {
            head(content, 3, 0x11, text.size()); // padded with zeros, UTF-8
            return content;
        }
        throw new IllegalArgumentException("Elements that are " + type.description() + " are not written.");
    }

    /** @param bits what the class of the type says more, three bytes */
    private static void head(final ByteBuffer content, final int typeClass, final int bits, final int size) {
        content.put((byte) (0x10 | typeClass))
                .put((byte) bits)
                .put((byte) (bits >> Byte.SIZE))
                .put((byte) 0)
                .putInt(size);
    }

    /** @return the whole header, with its checksum */
    byte[] bytes() {
        final ByteBuffer header = buffer(SIGNATURE.length + 6 + messages.size())
                .put(SIGNATURE)
                .put((byte) VERSION)
                .put((byte) FLAGS)
                .putInt(messages.size())
                .put(messages.toByteArray());
        return withChecksum(header.array());
    }

    static byte[] withChecksum(final byte[] content) {
        return buffer(content.length + Integer.BYTES)
                .put(content)
                .putInt(Lookup3.checksum(content))
                .array();
    }
}
