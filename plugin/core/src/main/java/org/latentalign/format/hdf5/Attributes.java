package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The attributes of an object, however the file keeps them: in messages of its header or in a heap. */
final class Attributes {

    private Attributes() {}

    /** Takes the message of an attribute. */
    private interface Sink {
        void accept(Fields message) throws IOException;
    }

    static Set<String> names(final ObjectHeader header) throws IOException {
        final var names = new HashSet<String>();
        forEach(header, message -> names.add(name(message)));
        return names;
    }

    /** @return the attribute of this name; empty when there is none, or its type is kept elsewhere in the file */
    static Optional<Hdf5Attribute> find(final ObjectHeader header, final String name) throws IOException {
        final var found = new ArrayList<Hdf5Attribute>();
        forEach(header, message -> {
            if (name(message.from(0)).equals(name)) {
                read(message).ifPresent(found::add);
            }
        });
        return found.stream().findFirst();
    }

    private static Optional<Hdf5Attribute> read(final Fields message) throws IOException {
        final int version = message.unsignedByte();
        final int flags = message.unsignedByte();
        final int nameLength = message.unsignedShort();
        final int typeLength = message.unsignedShort();
        final int spaceLength = message.unsignedShort();
        if (version > 1 && flags != 0) {
            return Optional.empty();
        }
        message.skip(version == 3 ? 1 : 0);
        final boolean padded = version == 1;
        message.skip(padded ? roundedUp(nameLength) : nameLength);
        final Datatype type = Datatype.read(message.part(padded ? roundedUp(typeLength) : typeLength));
        final Dataspace space = Dataspace.read(message.part(padded ? roundedUp(spaceLength) : spaceLength));
        long count = space.empty() ? 0 : 1;
        for (final long along : space.shape()) {
            count = along != 0 && count > message.remaining() / along ? Long.MAX_VALUE : count * along;
        }
        if (count > message.remaining() / type.size()) {
            throw message.damaged("has an attribute that is longer than its message");
        }
        return Optional.of(new Hdf5Attribute(message.file(), type, (int) count, message.bytes(count * type.size())));
    }

    private static int roundedUp(final int length) {
        return (length + 7) / 8 * 8;
    }

    private static void forEach(final ObjectHeader header, final Sink sink) throws IOException {
        for (final Fields message : header.all(HeaderMessage.Kind.ATTRIBUTE)) {
            sink.accept(message);
        }
        for (final Fields info : header.all(HeaderMessage.Kind.ATTRIBUTE_INFO)) {
            info.skip(1);
            final int flags = info.unsignedByte();
            info.skip((flags & 1) != 0 ? 2 : 0);
            final long heapAddress = info.address();
            final long tree = info.address();
            if (heapAddress == Fields.UNDEFINED || tree == Fields.UNDEFINED) {
                continue;
            }
            final var heap = new FractalHeap(header.file(), heapAddress);
            new Tree2(header.file(), tree).forEach((type, record) -> {
                if (type != 8) {
                    throw record.damaged("is not one of attributes");
                }
                sink.accept(heap.object(record.part(8)));
            });
        }
    }

    private static String name(final Fields message) throws IOException {
        final int version = message.unsignedByte();
        if (version < 1 || version > 3) {
            throw message.damaged("has an attribute of version " + version);
        }
        message.skip(1);
        final int length = message.unsignedShort();
        message.skip(version == 3 ? 5 : 4);
        return message.text(length);
    }
}
