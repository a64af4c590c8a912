package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The names of an object's attributes. */
final class Attributes {

    private Attributes() {}

    static Set<String> names(final ObjectHeader header) throws IOException {
        final var names = new HashSet<String>();
        for (Fields message : header.all(HeaderMessage.Kind.ATTRIBUTE)) {
            names.add(name(message));
        }
        for (Fields info : header.all(HeaderMessage.Kind.ATTRIBUTE_INFO)) {
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
                names.add(name(heap.object(record.part(8))));
            });
        }
        return names;
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
