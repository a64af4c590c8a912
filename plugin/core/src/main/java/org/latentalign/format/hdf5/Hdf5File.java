package org.latentalign.format.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.latentalign.format.FormatException;

/** An HDF5 file: groups that hold datasets. Threads may share it. */
public final class Hdf5File implements Closeable {

    /** Behind longer content of another kind, a file is not recognized. */
    private static final int LARGEST_USER_BLOCK = 1 << 16;

    private static final int MOST_SOFT_LINKS = 16;

    private final Hdf5Bytes bytes;

    /** Of groups that were looked into, by their address: files with many columns would be searched again for each. */
    private final Map<Long, Map<String, Link>> links = new ConcurrentHashMap<>();

    private Hdf5File(final Hdf5Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Opens a file of the local file system.
     *
     * @param path the file
     * @param temporaryFolder where chunks are unpacked that are too large for memory
     * @throws FormatException when it is no HDF5 file, or incomplete
     */
    public static Hdf5File open(final Path path, final Path temporaryFolder) throws IOException {
        return new Hdf5File(Hdf5Bytes.open(path, temporaryFolder));
    }

    /**
     * Reads as much as it takes to know whether a file is one, behind the largest user block that is looked for.
     *
     * @param file at its beginning
     * @return its first bytes, for {@link #isOne}
     */
    public static byte[] head(final InputStream file) throws IOException {
        return file.readNBytes(LARGEST_USER_BLOCK + 8);
    }

    /**
     * Whether the beginning of a file says that it is one, perhaps behind a user block.
     *
     * @param head the first bytes; a user block is seen through when they go beyond it
     */
    public static boolean isOne(final byte[] head) {
        if (Superblock.beginsAt(head, 0)) {
            return true;
        }
        for (int offset = 512; offset < head.length; offset *= 2) {
            if (Superblock.beginsAt(head, offset)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds a dataset; soft links are followed.
     *
     * @param path from the root, as in "/0/DATA/0/matrix"
     * @return the dataset, or empty when there is none of this name
     * @throws FormatException when it is in another file, or stored in a way that is not supported
     */
    public Optional<Hdf5Dataset> dataset(final String path) throws IOException {
        final Optional<ObjectHeader> header = find(path, 0);
        return header.isPresent() && isDataset(header.get())
                ? Optional.of(Hdf5Dataset.of(path, header.get()))
                : Optional.empty();
    }

    /** @return the names of a group's members, in alphabetical order; empty when there is no such group */
    public List<String> members(final String path) throws IOException {
        final Optional<ObjectHeader> header = find(path, 0);
        return header.isPresent() ? List.copyOf(Members.of(header.get()).keySet()) : List.of();
    }

    /** @return how many bytes the file has */
    public long size() {
        return bytes.size();
    }

    /** @return whether there is a group at the path */
    public boolean isGroup(final String path) throws IOException {
        final Optional<ObjectHeader> header = find(path, 0);
        return header.isPresent() && !isDataset(header.get());
    }

    /**
     * @param path of a group or dataset
     * @param name of one of its attributes
     * @return the attribute; empty when there is none, or no such object
     */
    public Optional<Hdf5Attribute> attribute(final String path, final String name) throws IOException {
        final Optional<ObjectHeader> header = find(path, 0);
        return header.isPresent() ? Attributes.find(header.get(), name) : Optional.empty();
    }

    /**
     * Follows a reference.
     *
     * @param path of a group or dataset
     * @param name of one of its attributes
     * @return the dataset that the attribute refers to; empty when it refers to none
     */
    public Optional<Hdf5Dataset> referredTo(final String path, final String name) throws IOException {
        final Optional<Hdf5Attribute> attribute = attribute(path, name);
        final List<Long> addresses = attribute.isPresent() ? attribute.get().addresses() : List.of();
        if (addresses.size() != 1) {
            return Optional.empty();
        }
        final ObjectHeader header = ObjectHeader.read(bytes, addresses.get(0));
        return isDataset(header) ? Optional.of(Hdf5Dataset.of(path + " (" + name + ")", header)) : Optional.empty();
    }

    private static boolean isDataset(final ObjectHeader header) {
        return header.first(HeaderMessage.Kind.LAYOUT).isPresent();
    }

    private Optional<ObjectHeader> find(final String path, final int softLinks) throws IOException {
        long address = bytes.superblock().root();
        ObjectHeader header = ObjectHeader.read(bytes, address);
        String parent = "";
        for (final String name : path.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            Map<String, Link> group = links.get(address);
            if (group == null) {
                group = Members.of(header);
                links.put(address, group);
            }
            final Link link = group.get(name);
            if (link == null) {
                return Optional.empty();
            }
            if (link instanceof Link.External) {
                throw bytes.unsupported(
                        parent + "/" + name + " is a link to another file", "copy what it links to into this one");
            } else if (link instanceof Link.Soft soft) {
                if (softLinks == MOST_SOFT_LINKS) {
                    throw bytes.damaged("links lead around in a circle");
                }
                final String target = soft.path().startsWith("/") ? soft.path() : parent + "/" + soft.path();
                final Optional<ObjectHeader> found = find(target, softLinks + 1);
                if (found.isEmpty()) {
                    return found;
                }
                header = found.get();
                address = header.address();
            } else if (link instanceof Link.Hard hard) {
                address = hard.address();
                header = ObjectHeader.read(bytes, address);
            }
            parent = String.join("/", parent, name);
        }
        return Optional.of(header);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
