package org.latentalign.format.hdf5;

import java.util.Optional;
import org.latentalign.format.FormatException;

/** Where a member of a group is. */
sealed interface Link {

    /** Here, with its object header at the address. */
    record Hard(long address) implements Link {}

    /** Elsewhere in the file. */
    record Soft(String path) implements Link {}

    /** In another file. */
    record External() implements Link {}

    /** A link with the name that it has in its group. */
    record Named(String name, Link link) {}

    /** Reads a link message; empty for a link of a kind that a program made up. */
    static Optional<Named> read(final Fields fields) throws FormatException {
        if (fields.unsignedByte() != 1) {
            throw fields.damaged("has a link of a version that there is not");
        }
        final int flags = fields.unsignedByte();
        final int kind = (flags & 8) != 0 ? fields.unsignedByte() : 0;
        fields.skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        final String name = fields.text(fields.unsigned(1 << (flags & 3)));
        return switch (kind) {
            case 0 -> Optional.of(new Named(name, new Hard(fields.address())));
            case 1 -> Optional.of(new Named(name, new Soft(fields.text(fields.unsignedShort()))));
            case 64 -> Optional.of(new Named(name, new External()));
            default -> Optional.empty();
        };
    }
}
