package org.latentalign.format.gct;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.DataLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.latentalign.progress.Progress;

/**
 * One metadata field of a GCTX file as texts, read by slices: strings of fixed and of variable length as they are, without
 * the blanks and zeros that pad them; numbers as a GCT file writes them, those of single precision by
 * {@link NearestDecimal}.
 */
final class GctxTexts {

    private static final int SLICE_BYTES = 1 << 22;

    private final Dataset dataset;

    private final Progress progress;

    /** Takes texts; null is a missing one. */
    @FunctionalInterface
    interface TextSink {

        /** @param position index into the indices that were asked for */
        void accept(int position, String text);
    }

    /** @param dataset one-dimensional, not empty */
    GctxTexts(final Dataset dataset, final Progress progress) {
        this.dataset = dataset;
        this.progress = progress;
    }

    /** @return the texts with these indices, which ascend */
    String[] at(final int[] indices) {
        var texts = new String[indices.length];
        var pool = new MetadataColumn.TextPool();
        forEach(indices, (position, text) -> texts[position] = pool.share(text));
        return texts;
    }

    /** Gives the texts with these indices, which ascend. */
    void forEach(final int[] indices, final TextSink sink) {
        int all = Math.toIntExact(dataset.getDimensionsAsLong()[0]);
        int slice = sliceLength(all);
        int next = 0;
        while (next < indices.length) {
            int start = indices[next] / slice * slice;
            int count = Math.min(slice, all - start);
            progress.report((double) start / all, () -> "Reading metadata field " + dataset.getName());
            Slice texts = read(start, count, all);
            for (; next < indices.length && indices[next] < start + count; next++) {
                sink.accept(next, texts.get(indices[next] - start));
            }
        }
    }

    /** Some megabytes, and whole chunks, so that no chunk is unpacked twice. */
    private int sliceLength(final int all) {
        int length = Math.max(1, SLICE_BYTES / Math.max(1, dataset.getDataType().getSize()));
        if (dataset.getDataLayout() == DataLayout.COMPACT) {
            return all;
        }
        if (dataset instanceof ChunkedDataset chunked) {
            int chunk = chunked.getChunkDimensions()[0];
            length = length / chunk * chunk;
            return length == 0 ? Math.min(chunk, all) : length;
        }
        return length;
    }

    /** Texts by index. */
    @FunctionalInterface
    private interface Slice {
        String get(int index);
    }

    private Slice read(final int start, final int count, final int all) {
        var offset = new long[] {start};
        var shape = new int[] {count};
        if (dataset.getDataType() instanceof StringData strings
                && dataset instanceof DatasetBase base
                && dataset.getDataLayout() != DataLayout.COMPACT) {
            // The bytes themselves: writers note ASCII for what is UTF-8 or Latin-1, and jhdf would lose characters.
            ByteBuffer bytes = base.getSliceDataBuffer(offset, shape);
            var content = new byte[bytes.remaining()];
            bytes.get(content);
            int size = strings.getSize();
            return i -> decode(content, i * size, size);
        }
        Object values = count == all ? dataset.getData() : dataset.getData(offset, shape);
        if (values instanceof float[] floats) {
            return i -> MetadataColumn.textOf(NearestDecimal.of(floats[i]));
        }
        if (values instanceof double[] doubles) {
            return i -> MetadataColumn.textOf(doubles[i]);
        }
        return i -> {
            Object value = Array.get(values, i);
            return value instanceof Object[] || value == null
                    ? null
                    : value.toString().strip();
        };
    }

    private static String decode(final byte[] content, final int start, final int size) {
        int end = start;
        while (end < start + size && content[end] != 0) {
            end++;
        }
        return TabReader.decode(Arrays.copyOfRange(content, start, end), 0, end - start);
    }
}
