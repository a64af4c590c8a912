package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;

/** Elements of one type, along any number of dimensions. */
public final class Hdf5Dataset {

    private final Hdf5Bytes file;

    private final String path;

    private final ObjectHeader header;

    private final Dataspace space;

    private final Datatype type;

    private final Optional<byte[]> fill;

    private final Layout layout;

    private final List<Filter> filters;

    private Hdf5Dataset(
            final String path,
            final ObjectHeader header,
            final Dataspace space,
            final Datatype type,
            final Layout layout,
            final List<Filter> filters)
            throws FormatException {
        this.file = header.file();
        this.path = path;
        this.header = header;
        this.space = space;
        this.type = type;
        this.layout = layout;
        this.filters = filters;
        this.fill = FillValue.of(header, type.size());
    }

    static Hdf5Dataset of(final String path, final ObjectHeader header) throws IOException {
        final Hdf5Bytes file = header.file();
        final Dataspace space = Dataspace.read(required(header, HeaderMessage.Kind.DATASPACE));
        final Datatype type = Datatype.read(required(header, HeaderMessage.Kind.DATATYPE));
        final Layout layout = Layout.read(required(header, HeaderMessage.Kind.LAYOUT));
        if (layout instanceof Layout.Virtual) {
            throw file.unsupported(
                    path + " is a virtual dataset, a view of other files", "write its content into one file");
        }
        if (header.first(HeaderMessage.Kind.EXTERNAL_FILES).isPresent()) {
            throw file.unsupported(
                    path + " is stored in external files beside this one", "write its content into one file");
        }
        final Optional<Fields> pipeline = header.first(HeaderMessage.Kind.FILTERS);
        final List<Filter> filters =
                pipeline.isPresent() && layout instanceof Layout.Chunked ? Filter.read(pipeline.get()) : List.of();
        for (final Filter filter : filters) {
            if (!filter.isSupported()) {
                throw file.unsupported(
                        path + " is stored in a way that is not supported, with the HDF5 filter " + filter.commonName(),
                        "write it anew with gzip, for example with h5repack -f GZIP=4 of the HDF5 tools");
            }
        }
        if (layout instanceof Layout.Chunked chunked && chunked.elementSize() != type.size()) {
            throw file.damaged(path + " has chunks with elements of another size than its own");
        }
        return new Hdf5Dataset(path, header, space, type, layout, filters);
    }

    private static Fields required(final ObjectHeader header, final HeaderMessage.Kind kind) throws FormatException {
        return header.first(kind)
                .orElseThrow(() -> header.file().damaged("a dataset does not say what it consists of"));
    }

    /** @return where it is, from the root */
    public String path() {
        return path;
    }

    /** @return how many elements there are along each dimension */
    public long[] shape() {
        return space.shape().clone();
    }

    /** @return what the elements are */
    public Datatype type() {
        return type;
    }

    /** @return whether there is no element */
    public boolean isEmpty() {
        return space.empty();
    }

    /** @return the bytes of an element that was never written; empty when the file leaves it open what it is */
    public Optional<byte[]> fill() {
        return fill;
    }

    /** @return whether it has an attribute of this name */
    public boolean hasAttribute(final String name) throws IOException {
        return Attributes.names(header).contains(name);
    }

    /** @return the number of elements when they lie along at most one dimension, else empty */
    public Optional<Long> listLength() {
        if (space.empty()) {
            return space.shape().length == 1 ? Optional.of(0L) : Optional.empty();
        }
        long length = 1;
        for (final long count : space.shape()) {
            if (count != 1 && length != 1) {
                return Optional.empty();
            }
            length *= count;
        }
        return space.shape().length == 0 ? Optional.empty() : Optional.of(length);
    }

    /**
     * The elements one after the other; for a dataset with a {@link #listLength()} above 0.
     *
     * @throws FormatException when their index is damaged
     */
    public Hdf5List asList() throws IOException {
        int axis = 0;
        while (axis < space.shape().length - 1 && space.shape()[axis] == 1) {
            axis++;
        }
        int rowLength = 1;
        if (layout instanceof Layout.Chunked chunked) {
            for (int i = axis + 1; i < chunked.shape().length; i++) {
                rowLength = Math.multiplyExact(rowLength, chunked.shape()[i]);
            }
        }
        return new Hdf5List(file, type, fill, blocks(space.shape()[axis], 1, axis, rowLength));
    }

    /**
     * The elements one below the other; for a dataset of one dimension that is not empty.
     *
     * @throws FormatException when their index is damaged
     */
    Blocks asColumn() throws IOException {
        return blocks(space.shape()[0], 1, 0, 1);
    }

    /**
     * The elements as rows and columns; for a dataset of two dimensions that is not empty.
     *
     * @throws FormatException when their index is damaged
     */
    public Blocks asMatrix() throws IOException {
        final long columns = space.shape()[1];
        final long rowLength =
                layout instanceof Layout.Chunked chunked && chunked.shape().length == 2 ? chunked.shape()[1] : columns;
        return blocks(space.shape()[0], columns, 0, rowLength);
    }

    private Blocks blocks(final long rows, final long columns, final int axis, final long rowLength)
            throws IOException {
        if (rows > Integer.MAX_VALUE - 8 || columns > Integer.MAX_VALUE - 8) {
            throw file.unsupported(path + " has " + rows + " x " + columns + " elements", "cut it into smaller files");
        }
        final var size = new Blocks.Size((int) rows, (int) columns, (int) rowLength, type.size());
        if (layout instanceof Layout.Compact compact) {
            return Blocks.compact(file, size, compact.content());
        }
        if (layout instanceof Layout.Contiguous contiguous) {
            return Blocks.contiguous(file, size, contiguous.address());
        }
        final var chunked = (Layout.Chunked) layout;
        final ChunkGrid grid = ChunkGrid.of(file, space.shape(), chunked.shape());
        long chunkBytes = type.size();
        for (final int length : chunked.shape()) {
            if (chunkBytes > Integer.MAX_VALUE / length) {
                throw file.unsupported(path + " has chunks above 2 GB", "write it anew with smaller chunks");
            }
            chunkBytes *= length;
        }
        final ChunkTable table = ChunkIndex.read(file, chunked, space, grid);
        return Blocks.chunked(
                file,
                size,
                chunked.shape()[axis],
                new Blocks.Chunks(grid, table, filters, (int) chunkBytes, chunked.plainEdges()));
    }
}
