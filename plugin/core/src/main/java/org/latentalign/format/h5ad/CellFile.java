package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;

/**
 * An HDF5 file that has one table of cells, or several of which one was chosen, with the words in which its faults are told.
 *
 * @param path of the file as the user knows it
 * @param hdf5 the opened file
 * @param root path within the file, before which those of all parts begin; nothing, or as in "/mod/rna"
 * @param progress is asked while annotations are read
 */
record CellFile(Path path, Hdf5File hdf5, String root, Progress progress) {

    /** How much more than its bytes gzip can unpack a file to. */
    private static final long MOST_PACKED = 1100;

    /** @return its name in quotation marks, for messages */
    String name() {
        return SourceStream.nameOf(path);
    }

    /** @return an exception that says in one sentence what is wrong with the content */
    FormatException malformed(final String what) {
        return new FormatException(name() + " is malformed: " + what + "; write it anew, or fetch it again.");
    }

    /** @return the dataset; empty when there is none */
    Optional<Hdf5Dataset> dataset(final String part) throws IOException {
        return hdf5.dataset(root + part);
    }

    boolean isGroup(final String part) throws IOException {
        return hdf5.isGroup(root + part);
    }

    boolean exists(final String part) throws IOException {
        return isGroup(part) || dataset(part).isPresent();
    }

    List<String> members(final String part) throws IOException {
        return hdf5.members(root + part);
    }

    /** @return the attribute's texts; none when there is no such attribute or object */
    List<String> texts(final String part, final String attribute) throws IOException {
        final var found = hdf5.attribute(root + part, attribute);
        return found.isPresent() ? found.get().texts() : List.of();
    }

    /** @return the attribute's only text; nothing when it has none */
    String text(final String part, final String attribute) throws IOException {
        final List<String> texts = texts(part, attribute);
        return texts.size() == 1 ? texts.get(0) : "";
    }

    /** @return the attribute's whole numbers; none when there is no such attribute */
    List<Long> wholes(final String part, final String attribute) throws IOException {
        final var found = hdf5.attribute(root + part, attribute);
        return found.isPresent() ? found.get().wholes() : List.of();
    }

    /** @return what an attribute of the part refers to */
    Optional<Hdf5Dataset> referredTo(final String part, final String attribute) throws IOException {
        return hdf5.referredTo(root + part, attribute);
    }

    /**
     * @param dataset along one dimension
     * @return how many elements it has
     * @throws FormatException when it is not along one dimension, or says that it has more than the file can hold
     */
    int length(final Hdf5Dataset dataset, final String part) throws IOException {
        final long[] shape = dataset.shape();
        if (shape.length != 1) {
            throw malformed(readable(part) + " must have one dimension and has " + shape.length);
        }
        if (shape[0] > Integer.MAX_VALUE - 8) {
            throw new FormatException(name() + " cannot be read: " + readable(part) + " has " + shape[0]
                    + " entries, more than two thousand million; save it in parts.");
        }
        if (shape[0] / MOST_PACKED > hdf5.size()) {
            throw malformed(readable(part) + " says that it has " + shape[0] + " entries, more than the file can hold");
        }
        return (int) shape[0];
    }

    /** @return the part as people write it, without the slash before it */
    static String readable(final String part) {
        return part.startsWith("/") ? part.substring(1) : part;
    }
}
