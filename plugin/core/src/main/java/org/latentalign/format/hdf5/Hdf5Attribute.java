package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;

/** What a group or a dataset says of itself under a name: some texts, some whole numbers, or where another object is. */
public final class Hdf5Attribute {

    private final Hdf5Bytes file;

    private final Datatype type;

    private final int count;

    private final ByteBuffer bytes;

    Hdf5Attribute(final Hdf5Bytes file, final Datatype type, final int count, final byte[] bytes) {
        this.file = file;
        this.type = type;
        this.count = count;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * @return its texts; empty when it has none, or something else
     * @throws FormatException when they are not where the file says
     */
    public List<String> texts() throws IOException {
        final var texts = new ArrayList<String>();
        if (type.isText()) {
            final var source = new TextBytes(file);
            for (int i = 0; i < count; i++) {
                texts.add(new String(source.of(bytes, i * type.size(), type), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** @return its whole numbers; empty when it has none, or something else */
    public List<Long> wholes() {
        final var wholes = new ArrayList<Long>();
        if (type instanceof Datatype.Whole whole) {
            for (int i = 0; i < count; i++) {
                wholes.add(NumberDecoder.whole(bytes, i * type.size(), whole));
            }
        }
        return wholes;
    }

    /** @return the addresses of objects; empty when it has none, or something else */
    List<Long> addresses() throws FormatException {
        final var addresses = new ArrayList<Long>();
        if (type instanceof Datatype.Reference) {
            for (int i = 0; i < count; i++) {
                addresses.add(new Fields(file, bytes.slice(i * type.size(), type.size()), "a reference").address());
            }
        }
        return addresses;
    }
}
