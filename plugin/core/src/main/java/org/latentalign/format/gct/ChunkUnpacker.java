package org.latentalign.format.gct;

import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters that nearly all chunked HDF5 files have: zlib's compression, perhaps after the bytes of the numbers
 * were shuffled, that is, all first bytes stored before all second bytes and so on.
 */
final class ChunkUnpacker implements AutoCloseable {

    /** The filters' numbers, in the order in which a writer applied them. */
    static final Set<List<Integer>> FILTERS = Set.of(
            List.of(),
            List.of(DeflatePipelineFilter.ID),
            List.of(ByteShuffleFilter.ID),
            List.of(ByteShuffleFilter.ID, DeflatePipelineFilter.ID));

    private final Inflater inflater;

    private final int elementSize;

    private final byte[] inflated;

    private final byte[] behind = new byte[1];

    /** Null when the bytes are not shuffled. */
    private final byte[] inOrder;

    /**
     * @param filters one of the lists of {@link #FILTERS}
     * @param chunkBytes size of a chunk, unpacked
     */
    ChunkUnpacker(final List<PipelineFilterWithData> filters, final int chunkBytes) {
        boolean isDeflated = false;
        int shuffledSize = 1;
        for (PipelineFilterWithData filter : filters) {
            if (filter.getId() == ByteShuffleFilter.ID) {
                shuffledSize = filter.getFilterData()[0];
            } else {
                isDeflated = true;
            }
        }
        elementSize = shuffledSize;
        inflater = isDeflated ? new Inflater() : null;
        inflated = isDeflated || elementSize > 1 ? new byte[chunkBytes] : null;
        inOrder = elementSize > 1 ? new byte[chunkBytes] : null;
    }

    /**
     * @param packed a chunk as it is stored
     * @return its content; valid until the next chunk is unpacked
     * @throws HdfException when it is not what a chunk of this size is packed to
     */
    ByteBuffer unpack(final ByteBuffer packed) {
        if (inflater != null) {
            inflate(packed);
        } else if (inOrder == null) {
            return packed;
        } else {
            packed.get(inflated);
        }
        if (inOrder == null) {
            return ByteBuffer.wrap(inflated);
        }
        putInOrder();
        return ByteBuffer.wrap(inOrder);
    }

    private void inflate(final ByteBuffer packed) {
        inflater.reset();
        inflater.setInput(packed);
        try {
            int length = 0;
            int count;
            do {
                count = inflater.inflate(inflated, length, inflated.length - length);
                length += count;
            } while (count > 0 && length < inflated.length);
            // Reading on makes the inflater compare the checksum behind the data.
            if (length < inflated.length || inflater.inflate(behind) > 0 || !inflater.finished()) {
                throw new HdfException("a chunk does not have the " + inflated.length + " bytes that it should have");
            }
        } catch (DataFormatException e) {
            throw new HdfException("a chunk cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private void putInOrder() {
        int count = inflated.length / elementSize;
        if (elementSize == Float.BYTES) {
            putFoursInOrder(inflated, inOrder, count);
            return;
        }
        for (int i = 0; i < elementSize; i++) {
            for (int j = 0; j < count; j++) {
                inOrder[j * elementSize + i] = inflated[i * count + j];
            }
        }
    }

    /** The usual size, four times faster in one pass. */
    private static void putFoursInOrder(final byte[] from, final byte[] to, final int count) {
        for (int i = 0; i < count; i++) {
            to[4 * i] = from[i];
            to[4 * i + 1] = from[count + i];
            to[4 * i + 2] = from[2 * count + i];
            to[4 * i + 3] = from[3 * count + i];
        }
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
