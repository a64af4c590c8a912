package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.latentalign.format.FormatException;

/** The fields of one structure of an HDF5 file, read one after the other. They are little-endian. */
final class Fields {

    /** The address of what is not there: all bits are set. */
    static final long UNDEFINED = -1;

    private final Hdf5Bytes file;

    private final ByteBuffer bytes;

    private final String what;

    /**
     * @param bytes from the first field at the buffer's position to its limit
     * @param what the structure is, for messages
     */
    Fields(final Hdf5Bytes file, final ByteBuffer bytes, final String what) {
        this.file = file;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        this.what = what;
    }

    /** @return how many bytes are left */
    int remaining() {
        return bytes.remaining();
    }

    int position() {
        return bytes.position();
    }

    void skip(final int count) throws FormatException {
        require(count);
        bytes.position(bytes.position() + count);
    }

    int unsignedByte() throws FormatException {
        require(1);
        return bytes.get() & 0xff;
    }

    int unsignedShort() throws FormatException {
        require(2);
        return bytes.getShort() & 0xffff;
    }

    int integer() throws FormatException {
        require(4);
        return bytes.getInt();
    }

    long unsignedInteger() throws FormatException {
        return integer() & 0xffff_ffffL;
    }

    /** @return an unsigned number of 0 to 8 bytes; one beyond 2^63 is negative */
    long unsigned(final int size) throws FormatException {
        if (size < 0 || size > Long.BYTES) {
            throw damaged("has a number of " + size + " bytes");
        }
        require(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes.get() & 0xffL) << (Byte.SIZE * i);
        }
        return value;
    }

    /** @return an address, or {@link #UNDEFINED} */
    long address() throws FormatException {
        return unsignedOrUndefined(file.superblock().addressSize());
    }

    /** @return a length, or {@link #UNDEFINED}, which stands for no limit */
    long lengthOrUndefined() throws FormatException {
        return unsignedOrUndefined(file.superblock().lengthSize());
    }

    private long unsignedOrUndefined(final int size) throws FormatException {
        final long value = unsigned(size);
        final boolean allSet = size < Long.BYTES && value == (1L << (Byte.SIZE * size)) - 1;
        return allSet ? UNDEFINED : value;
    }

    /** @return a length, as the file stores them; one beyond 2^63 is negative */
    long length() throws FormatException {
        return unsigned(file.superblock().lengthSize());
    }

    byte[] bytes(final long count) throws FormatException {
        require(count);
        final var copy = new byte[(int) count];
        bytes.get(copy);
        return copy;
    }

    /** @return the next bytes as fields of their own */
    Fields part(final long count) throws FormatException {
        require(count);
        final ByteBuffer part = bytes.slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        return new Fields(file, part, what);
    }

    /** @return all bytes from an offset on, whatever has been read, as fields of their own */
    Fields from(final long offset) throws FormatException {
        if (offset < 0 || offset > bytes.limit()) {
            throw damaged("ends too early");
        }
        return new Fields(file, bytes.slice((int) offset, bytes.limit() - (int) offset), what);
    }

    /** @return a text of so many bytes; a zero among them ends it */
    String text(final long count) throws FormatException {
        final byte[] content = bytes(count);
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, 0, end, StandardCharsets.UTF_8);
    }

    /** @return a text that ends with a zero, which is passed over */
    String zeroEndedText() throws FormatException {
        int length = 0;
        while (length < bytes.remaining() && bytes.get(bytes.position() + length) != 0) {
            length++;
        }
        final String text = text(length);
        skip(1);
        return text;
    }

    /** Compares the first four bytes of a structure. */
    void requireSignature(final String signature) throws FormatException {
        if (!text(4).equals(signature)) {
            throw damaged("does not begin with " + signature);
        }
    }

    /** Compares the checksum that is in the next four bytes with that of everything before it. */
    void requireChecksum() throws FormatException {
        final int end = bytes.position();
        final var content = new byte[end];
        bytes.get(0, content);
        if (integer() != Lookup3.checksum(content)) {
            throw damaged("does not have the checksum that it should have");
        }
    }

    FormatException damaged(final String how) {
        return file.damaged(what + " " + how);
    }

    FormatException unsupported(final String part, final String advice) {
        return file.unsupported(part, advice);
    }

    /** @return the file, for structures that these fields point to */
    Hdf5Bytes file() {
        return file;
    }

    /** Reads a structure that these fields point to. */
    Fields follow(final long address, final long length, final String structure) throws IOException {
        return file.read(address, length, structure);
    }

    private void require(final long count) throws FormatException {
        if (count < 0 || count > bytes.remaining()) {
            throw damaged("ends too early");
        }
    }
}
