package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.List;

/**
 * A group that may hold a sparse matrix, as AnnData of all ages names its parts.
 *
 * @param file in which it is
 * @param part where the group is, as in "/X"
 */
record SparseGroup(CellFile file, String part) {

    private String encoding() throws IOException {
        final String encoding = file.text(part, "encoding-type");
        return encoding.isEmpty() ? file.text(part, "h5sparse_format") : encoding;
    }

    /** @return whether it is one that can be read */
    boolean isOne() throws IOException {
        return isByCell() || encoding().startsWith("csc");
    }

    private boolean isByCell() throws IOException {
        return encoding().startsWith("csr");
    }

    /** @return what it is, as the end of a sentence */
    String encodingInWords() throws IOException {
        return encoding().isEmpty() ? "a group of unknown content" : "encoded as " + encoding();
    }

    /** @return rows and columns, or nothing when they are not stored */
    List<Long> shape() throws IOException {
        final List<Long> shape = file.wholes(part, "shape");
        return shape.isEmpty() ? file.wholes(part, "h5sparse_shape") : shape;
    }

    /**
     * @param cells how many rows it should have
     * @param columns how many columns
     * @param request says how much memory may be taken to transpose it
     * @return the matrix
     */
    CellMatrix matrix(final int cells, final int columns, final CellRequest request) throws IOException {
        if (isByCell()) {
            return new SparseRows(new CompressedEntries(file, part, cells, columns, true));
        }
        return new SparseColumns(
                new CompressedEntries(file, part, columns, cells, false),
                cells,
                request.memoryBytes(),
                request.temporaryFolder());
    }
}
