package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.latentalign.format.FormatException;

/** The links of a group, however the file keeps them: a table of symbols, link messages, or a heap. */
final class Members {

    private static final String WHAT = "a group";

    private static final int SYMBOLIC = 2;

    private static final int MOST_LEVELS = 256;

    private final Hdf5Bytes file;

    private final Map<String, Link> links = new TreeMap<>();

    private Members(final Hdf5Bytes file) {
        this.file = file;
    }

    /** @return the links by name */
    static Map<String, Link> of(final ObjectHeader header) throws IOException {
        final var members = new Members(header.file());
        for (final Fields table : header.all(HeaderMessage.Kind.SYMBOL_TABLE)) {
            final long tree = table.address();
            final Fields heap = members.localHeap(table.address());
            members.readTree(tree, heap, MOST_LEVELS, new HashSet<>());
        }
        for (final Fields message : header.all(HeaderMessage.Kind.LINK)) {
            members.add(message);
        }
        for (final Fields info : header.all(HeaderMessage.Kind.LINK_INFO)) {
            members.readHeap(info);
        }
        return members.links;
    }

    private void add(final Fields message) throws FormatException {
        Link.read(message).ifPresent(named -> links.put(named.name(), named.link()));
    }

    /** The names of all members. */
    private Fields localHeap(final long address) throws IOException {
        final int lengthSize = file.superblock().lengthSize();
        final Fields header =
                file.read(address, 8L + 2L * lengthSize + file.superblock().addressSize(), WHAT);
        header.requireSignature("HEAP");
        header.skip(4);
        final long size = header.length();
        header.length();
        return file.read(header.address(), size, WHAT);
    }

    private void readTree(final long address, final Fields heap, final int below, final Set<Long> seen)
            throws IOException {
        if (!seen.add(address)) {
            throw file.damaged(WHAT + " leads back to where it has been");
        }
        final int addressSize = file.superblock().addressSize();
        final int lengthSize = file.superblock().lengthSize();
        final Fields head = file.read(address, 8 + 2L * addressSize, WHAT);
        head.requireSignature("TREE");
        if (head.unsignedByte() != 0) {
            throw head.damaged("has a tree of chunks");
        }
        final int level = head.unsignedByte();
        if (level >= below) {
            throw head.damaged("has levels in the wrong order");
        }
        final int entries = head.unsignedShort();
        final Fields body =
                file.read(address + 8 + 2L * addressSize, (long) entries * (lengthSize + addressSize), WHAT);
        for (int i = 0; i < entries; i++) {
            body.length();
            final long child = body.address();
            if (level > 0) {
                readTree(child, heap, level, seen);
            } else {
                readSymbols(child, heap, seen);
            }
        }
    }

    private void readSymbols(final long address, final Fields heap, final Set<Long> seen) throws IOException {
        if (!seen.add(address)) {
            throw file.damaged(WHAT + " leads back to where it has been");
        }
        final Fields head = file.read(address, 8, WHAT);
        head.requireSignature("SNOD");
        head.skip(2);
        final int count = head.unsignedShort();
        final int addressSize = file.superblock().addressSize();
        final Fields body = file.read(address + 8, count * (24L + 2L * addressSize), WHAT);
        for (int i = 0; i < count; i++) {
            final String name = textAt(heap, body.address());
            final long header = body.address();
            final long cacheType = body.unsignedInteger();
            if (cacheType > SYMBOLIC) {
                throw body.damaged("has a member of an unknown kind");
            }
            body.skip(4);
            final Fields scratch = body.part(16);
            links.put(
                    name,
                    cacheType == SYMBOLIC
                            ? new Link.Soft(textAt(heap, scratch.unsignedInteger()))
                            : new Link.Hard(header));
        }
    }

    private static String textAt(final Fields heap, final long offset) throws FormatException {
        return heap.from(offset).zeroEndedText();
    }

    private void readHeap(final Fields info) throws IOException {
        info.skip(1);
        final int flags = info.unsignedByte();
        info.skip((flags & 1) != 0 ? 8 : 0);
        final long heapAddress = info.address();
        final long names = info.address();
        if (heapAddress == Fields.UNDEFINED || names == Fields.UNDEFINED) {
            return;
        }
        final var heap = new FractalHeap(file, heapAddress);
        new Tree2(file, names).forEach((type, record) -> {
            if (type != 5) {
                throw record.damaged("is not one of links");
            }
            record.skip(4);
            add(heap.object(record));
        });
    }
}
