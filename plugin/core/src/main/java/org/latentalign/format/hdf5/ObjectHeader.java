package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;

/**
 * What a group or a dataset says of itself, version 1 or 2: messages in one or several blocks.
 *
 * @param file for what the messages point to
 * @param address where it is
 * @param messages in the file's order
 */
record ObjectHeader(Hdf5Bytes file, long address, List<HeaderMessage> messages) {

    private static final String WHAT = "an object header";

    /** Flag of a message that says where it is, because several objects share it. */
    private static final int SHARED = 2;

    /** A shared message in another object's header; the other place is a heap of the whole file. */
    private static final int IN_OTHER_HEADER = 2;

    private static final int MOST_SHARES = 8;

    /** A block of messages. */
    private record Block(long address, long length, boolean first) {}

    /** @throws FormatException when there is none at this address */
    static ObjectHeader read(final Hdf5Bytes file, final long address) throws IOException {
        return read(file, address, 0);
    }

    private static ObjectHeader read(final Hdf5Bytes file, final long address, final int depth) throws IOException {
        final Fields start = file.read(address, 16, WHAT);
        final var reader = new Reader(file, depth);
        if (start.text(4).equals("OHDR")) {
            reader.readVersion2(address);
        } else {
            reader.readVersion1(address);
        }
        return new ObjectHeader(file, address, List.copyOf(reader.messages));
    }

    /** @return the fields of the first message of a kind */
    Optional<Fields> first(final HeaderMessage.Kind kind) {
        return all(kind).stream().findFirst();
    }

    /** @return the fields of each message of a kind */
    List<Fields> all(final HeaderMessage.Kind kind) {
        return messages.stream()
                .filter(message -> message.kind() == kind)
                .map(message -> new Fields(file, ByteBuffer.wrap(message.content()), WHAT))
                .toList();
    }

    private static final class Reader {

        private final Hdf5Bytes file;

        private final int depth;

        private final List<HeaderMessage> messages = new ArrayList<>();

        private final ArrayDeque<Block> blocks = new ArrayDeque<>();

        private final HashSet<Long> seen = new HashSet<>();

        Reader(final Hdf5Bytes file, final int depth) {
            this.file = file;
            this.depth = depth;
        }

        private void readVersion1(final long address) throws IOException {
            final Fields prefix = file.read(address, 16, WHAT);
            if (prefix.unsignedByte() != 1) {
                throw prefix.damaged("has a version that there is not");
            }
            prefix.skip(7);
            blocks.add(new Block(address + 16, prefix.unsignedInteger(), true));
            while (!blocks.isEmpty()) {
                final Fields block = next();
                while (block.remaining() >= 8) {
                    final int type = block.unsignedShort();
                    final int length = block.unsignedShort();
                    final int flags = block.unsignedByte();
                    block.skip(3);
                    add(type, flags, block.part(length));
                }
            }
        }

        private void readVersion2(final long address) throws IOException {
            final Fields prefix = file.read(
                    address, Math.min(64, file.size() - file.superblock().base() - address), WHAT);
            prefix.skip(4);
            if (prefix.unsignedByte() != 2) {
                throw prefix.damaged("has a version that there is not");
            }
            final int flags = prefix.unsignedByte();
            prefix.skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
            final long length = prefix.unsigned(1 << (flags & 3));
            final int prefixLength = prefix.position();
            final int messageHead = (flags & 4) != 0 ? 6 : 4;
            if (length < 0) {
                throw prefix.damaged("ends too early");
            }
            blocks.add(new Block(address, prefixLength + length + 4, true));
            while (!blocks.isEmpty()) {
                final boolean first = blocks.peek().first();
                final Fields block = next();
                if (first) {
                    block.skip(prefixLength);
                } else {
                    block.requireSignature("OCHK");
                }
                while (block.remaining() >= messageHead + 4) {
                    final int type = block.unsignedByte();
                    final int size = block.unsignedShort();
                    final int messageFlags = block.unsignedByte();
                    block.skip(messageHead - 4);
                    if (size > block.remaining() - 4) {
                        throw block.damaged("ends too early");
                    }
                    add(type, messageFlags, block.part(size));
                }
                block.skip(block.remaining() - 4);
                block.requireChecksum();
            }
        }

        private Fields next() throws IOException {
            final Block block = blocks.remove();
            if (!seen.add(block.address())) {
                throw file.damaged(WHAT + " continues where it has been before");
            }
            return file.read(block.address(), block.length(), WHAT);
        }

        private void add(final int type, final int flags, final Fields content) throws IOException {
            final var kind = HeaderMessage.Kind.of(type);
            if (kind == HeaderMessage.Kind.CONTINUATION) {
                blocks.add(new Block(content.address(), content.length(), false));
            } else if (kind != HeaderMessage.Kind.OTHER && (flags & SHARED) != 0) {
                addShared(kind, content);
            } else {
                messages.add(new HeaderMessage(kind, content.bytes(content.remaining())));
            }
        }

        private void addShared(final HeaderMessage.Kind kind, final Fields content) throws IOException {
            final int version = content.unsignedByte();
            final int place = content.unsignedByte();
            if (version == 1) {
                content.skip(6);
            }
            if (version == 3 && place != IN_OTHER_HEADER) {
                throw file.unsupported(
                        "its objects share header messages in a heap", "write it anew with h5repack of the HDF5 tools");
            }
            if (depth == MOST_SHARES) {
                throw file.damaged(WHAT + " shares messages in a circle");
            }
            read(file, content.address(), depth + 1).messages.stream()
                    .filter(message -> message.kind() == kind)
                    .findFirst()
                    .ifPresent(messages::add);
        }
    }
}
