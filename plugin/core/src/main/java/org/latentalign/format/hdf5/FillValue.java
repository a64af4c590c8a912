package org.latentalign.format.hdf5;

import java.util.Optional;
import org.latentalign.format.FormatException;

/** What elements are that were never written. */
final class FillValue {

    private FillValue() {}

    /**
     * @param header of the dataset
     * @param size bytes of an element
     * @return the bytes of an element, zeros when the file does not say otherwise; empty when it says that there is none
     */
    static Optional<byte[]> of(final ObjectHeader header, final int size) throws FormatException {
        final Optional<Fields> message = header.first(HeaderMessage.Kind.FILL_VALUE);
        if (message.isPresent()) {
            return read(message.get(), size);
        }
        final Optional<Fields> old = header.first(HeaderMessage.Kind.OLD_FILL_VALUE);
        return Optional.of(old.isPresent() ? value(old.get(), size) : new byte[size]);
    }

    private static Optional<byte[]> read(final Fields fields, final int size) throws FormatException {
        final int version = fields.unsignedByte();
        if (version < 1 || version > 3) {
            throw fields.damaged("has a fill value of version " + version);
        }
        final boolean undefined;
        final boolean given;
        if (version == 3) {
            final int flags = fields.unsignedByte();
            undefined = (flags & 0x10) != 0;
            given = (flags & 0x20) != 0;
        } else {
            fields.skip(2);
            undefined = fields.unsignedByte() == 0;
            given = !undefined;
        }
        if (undefined) {
            return Optional.empty();
        }
        return Optional.of(given ? value(fields, size) : new byte[size]);
    }

    private static byte[] value(final Fields fields, final int size) throws FormatException {
        final int length = fields.integer();
        if (length <= 0) {
            return new byte[size]; // HDF5's default
        }
        if (length != size) {
            throw fields.damaged("has a fill value of another type");
        }
        return fields.bytes(length);
    }
}
