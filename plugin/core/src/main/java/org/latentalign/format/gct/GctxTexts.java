package org.latentalign.format.gct;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.Hdf5List;
import org.latentalign.format.hdf5.NumberDecoder;
import org.latentalign.progress.Progress;

/**
 * One metadata field of a GCTX file as texts, read by slices: strings of fixed and of variable length as they are, without
 * the blanks and zeros that pad them; numbers as a GCT file writes them, those of single precision by
 * {@link NearestDecimal}; the names of enumerations.
 */
final class GctxTexts {

    private final Hdf5Dataset dataset;

    private final Hdf5List list;

    private final StoredNumbers numbers;

    private final Progress progress;

    /** So many texts are known again. */
    private static final int KNOWN = 1 << 10;

    private final byte[][] knownBytes = new byte[KNOWN][];

    private final String[] knownTexts = new String[KNOWN];

    /** Of an enumeration, by number. */
    private final Map<Long, String> names = new HashMap<>();

    /** Takes texts; null is a missing one. */
    @FunctionalInterface
    interface TextSink {

        /** @param position index into the indices that were asked for */
        void accept(int position, String text);
    }

    /** @param dataset a list, not empty, of a kind that {@link #canRead} accepts */
    GctxTexts(final Hdf5Dataset dataset, final Progress progress) throws IOException {
        this.dataset = dataset;
        this.progress = progress;
        list = dataset.asList();
        numbers = StoredNumbers.of(dataset);
        if (dataset.type() instanceof Datatype.Enumeration enumeration) {
            for (int i = 0; i < enumeration.names().size(); i++) {
                names.put(enumeration.values().get(i), enumeration.names().get(i));
            }
        }
    }

    /** @return whether elements of a type can be written as texts */
    static boolean canRead(final Datatype type) {
        return type.isNumeric() || type.isText();
    }

    /** @return the texts with these indices, which ascend */
    String[] at(final int[] indices) throws IOException {
        final var texts = new String[indices.length];
        final var pool = new MetadataColumn.TextPool();
        forEach(indices, (position, text) -> texts[position] = pool.share(text));
        return texts;
    }

    /** Gives the texts with these indices, which ascend. */
    void forEach(final int[] indices, final TextSink sink) throws IOException {
        final var next = new int[1];
        list.forEach(indices, (first, slice) -> {
            progress.report((double) first / list.length(), () -> "Reading metadata field " + dataset.path());
            final int end = first + slice.bytes().capacity() / dataset.type().size();
            for (; next[0] < indices.length && indices[next[0]] < end; next[0]++) {
                sink.accept(next[0], text(slice, indices[next[0]] - first));
            }
        });
    }

    private String text(final Hdf5List.Slice slice, final int index) throws IOException {
        final Datatype type = dataset.type();
        if (type instanceof Datatype.Floating) {
            return MetadataColumn.textOf(numbers.number(slice.bytes(), index));
        }
        if (type instanceof Datatype.Whole whole) {
            final long number = NumberDecoder.whole(slice.bytes(), index * type.size(), whole);
            if (numbers.isMissing(number)) {
                return null;
            }
            return whole.signed() ? Long.toString(number) : Long.toUnsignedString(number);
        }
        if (type instanceof Datatype.Enumeration enumeration) {
            final long number = NumberDecoder.whole(slice.bytes(), index * type.size(), enumeration.base());
            return names.getOrDefault(number, Long.toString(number));
        }
        return known(slice.text(index));
    }

    /** The same text as before for the same bytes, as most fields have few different ones. */
    private String known(final byte[] bytes) {
        final int hash = Arrays.hashCode(bytes);
        final int place = (hash ^ hash >>> 16) & KNOWN - 1;
        if (!Arrays.equals(bytes, knownBytes[place])) {
            knownBytes[place] = bytes;
            knownTexts[place] = TabReader.decode(bytes, 0, bytes.length);
        }
        return knownTexts[place];
    }
}
