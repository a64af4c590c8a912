package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.Workers;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.NumberSequence;
import org.latentalign.progress.Progress;

/**
 * A sparse matrix as SciPy's CSR and CSC have it: {@code data} and {@code indices} of all stored numbers, and in {@code indptr}
 * where each vector begins and ends. All bounds are compared before they are used.
 */
final class CompressedEntries implements SparseEntries {

    /** So many numbers of a vector are taken at a time, whatever the file says that there are. */
    private static final int PIECE = 1 << 14;

    private final CellFile file;

    private final String part;

    private final Hdf5Dataset data;

    private final Hdf5Dataset indices;

    private final int[] pointers;

    private final int vectorLength;

    private final String vectorNoun;

    private final String indexNoun;

    /**
     * @param part where the group is, as in "/X"
     * @param vectors how many there should be
     * @param vectorLength how long they are
     * @param byCell whether vectors stand for cells, or else for genes
     * @throws FormatException when the parts of the matrix do not fit together
     */
    CompressedEntries(
            final CellFile file, final String part, final int vectors, final int vectorLength, final boolean byCell)
            throws IOException {
        this.file = file;
        this.part = part;
        this.vectorLength = vectorLength;
        vectorNoun = byCell ? "cell" : "gene";
        indexNoun = byCell ? "gene" : "cell";
        data = required("data");
        indices = required("indices");
        final Hdf5Dataset indptr = required("indptr");
        final int stored = file.length(data, part + "/data");
        final int places = file.length(indices, part + "/indices");
        final int count = file.length(indptr, part + "/indptr");
        requireNumbers(file, part + "/data", data);
        requireWhole("indices", indices);
        requireWhole("indptr", indptr);
        if (stored != places) {
            throw malformed("data and indices differ in length: " + stored + " and " + places);
        }
        if (count != vectors + 1) {
            throw malformed("indptr has " + count + " entries, " + (vectors + 1) + " needed");
        }
        pointers = pointers(indptr, count, stored);
    }

    private Hdf5Dataset required(final String name) throws IOException {
        final Optional<Hdf5Dataset> dataset = file.dataset(part + "/" + name);
        return dataset.orElseThrow(() -> file.malformed(CellFile.readable(part) + " lacks " + name));
    }

    static void requireNumbers(final CellFile file, final String part, final Hdf5Dataset dataset)
            throws FormatException {
        if (!dataset.type().isNumeric()) {
            throw file.malformed(CellFile.readable(part) + " holds "
                    + dataset.type().description() + " where there should be numbers");
        }
    }

    private void requireWhole(final String name, final Hdf5Dataset dataset) throws FormatException {
        if (!(dataset.type() instanceof Datatype.Whole)) {
            throw malformed(
                    name + " must be whole numbers and are " + dataset.type().description());
        }
    }

    private FormatException malformed(final String what) {
        return file.malformed("in " + CellFile.readable(part) + ": " + what);
    }

    private int[] pointers(final Hdf5Dataset indptr, final int count, final int stored) throws IOException {
        final var found = new int[count];
        final var piece = new long[PIECE];
        final var whole = new NumberSequence.Stretches(
                (count + PIECE - 1) / PIECE, i -> i * PIECE, i -> (int) Math.min(count, (i + 1L) * PIECE));
        try (var sequence = new NumberSequence(indptr, whole, Runnable::run, () -> {})) {
            long before = 0;
            for (int i = 0; i < count; i++) {
                if (i % PIECE == 0) {
                    sequence.next(piece);
                }
                final long pointer = piece[i % PIECE];
                if (i == 0 && pointer != 0) {
                    throw malformed("indptr begins with " + pointer + " instead of 0");
                }
                if (pointer < before) {
                    throw malformed(
                            "indptr not ascending at " + vectorNoun + " " + i + ", from " + before + " to " + pointer);
                }
                if (pointer > stored) {
                    throw malformed("indptr points beyond data: to " + pointer + " of " + stored);
                }
                before = pointer;
                found[i] = (int) pointer;
            }
        }
        return found;
    }

    @Override
    public <X extends Exception> void forEach(final int[] vectors, final Sink<X> sink, final Progress progress)
            throws IOException, X {
        // Stretches of a vector: pieces of a length that memory surely has.
        final var firstPiece = new int[vectors.length + 1];
        for (int i = 0; i < vectors.length; i++) {
            final int length = pointers[vectors[i] + 1] - pointers[vectors[i]];
            firstPiece[i + 1] = Math.addExact(firstPiece[i], length / PIECE + (length % PIECE == 0 ? 0 : 1));
        }
        if (firstPiece[vectors.length] == 0) {
            return;
        }
        final var stretches = new Pieces(vectors, firstPiece, pointers);
        final var told = new CellProgress(progress, vectors.length, vectorNoun);
        final var values = new double[PIECE];
        final var places = new long[PIECE];
        final var wanted = new NumberSequence.Stretches(firstPiece[vectors.length], stretches::start, stretches::end);
        try (var workers = new Workers("cells", Workers.processors());
                var dataSequence = new NumberSequence(data, wanted, workers, told::report);
                var indexSequence = new NumberSequence(indices, wanted, workers, told::report)) {
            for (int i = 0; i < vectors.length; i++) {
                told.next(i);
                for (int j = firstPiece[i]; j < firstPiece[i + 1]; j++) {
                    final int count = dataSequence.next(values);
                    indexSequence.next(places);
                    requireWithin(vectors[i], places, count);
                    sink.accept(i, count, places, values);
                }
            }
        }
    }

    /** Which numbers a piece has: that of a vector and the how many-th of it. */
    private record Pieces(int[] vectors, int[] firstPiece, int[] pointers) {

        private int vector(final int piece) {
            int index = Arrays.binarySearch(firstPiece, piece);
            if (index < 0) {
                return -index - 2;
            }
            while (firstPiece[index + 1] == piece) { // vectors without numbers have no piece
                index++;
            }
            return index;
        }

        int start(final int piece) {
            final int index = vector(piece);
            return pointers[vectors[index]] + (piece - firstPiece[index]) * PIECE;
        }

        int end(final int piece) {
            final int index = vector(piece);
            return (int) Math.min(pointers[vectors[index] + 1], start(piece) + (long) PIECE);
        }
    }

    private void requireWithin(final int vector, final long[] places, final int count) throws FormatException {
        for (int i = 0; i < count; i++) {
            if (places[i] < 0) {
                throw malformed("negative index " + places[i] + " of a " + indexNoun + ", in " + vectorNoun + " "
                        + (vector + 1));
            }
            if (places[i] >= vectorLength) {
                throw malformed("index " + places[i] + " of a " + indexNoun + " where there are " + vectorLength
                        + ", in " + vectorNoun + " " + (vector + 1));
            }
        }
    }
}
