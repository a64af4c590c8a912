package org.latentalign.format.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.function.Predicate;

/** Reads words of word2vec binary data: the word, a blank, d floats, perhaps a line end. */
final class BinaryParser implements BlockParser {

    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private final int dimension;
    private final Predicate<String> wanted;
    private final boolean wordsOnly;

    /** The parameters mean the same as those of {@link TextParser}. */
    BinaryParser(final int dimension, final Predicate<String> wanted, final boolean wordsOnly) {
        this.dimension = dimension;
        this.wanted = wanted;
        this.wordsOnly = wordsOnly;
    }

    /** @return where the word starts, after the line end that some programs write after a vector */
    static int wordStart(final byte[] bytes, final int from, final int to) {
        int start = from;
        while (start < to && bytes[start] == '\n') {
            start++;
        }
        return start;
    }

    @Override
    public void parse(final Block block) {
        block.clear();
        final Utf8 utf8 = new Utf8();
        final byte[] bytes = block.bytes;
        int from = 0;
        while (from < block.length) {
            final int start = wordStart(bytes, from, block.length);
            int blank = start;
            while (bytes[blank] != ' ') {
                blank++;
            }
            block.entries++;
            entry(block, start, blank, utf8);
            from = blank + 1 + dimension * Float.BYTES;
        }
    }

    private void entry(final Block block, final int start, final int blank, final Utf8 utf8) {
        if (start == blank) {
            block.addMalformed("the word is empty");
            return;
        }
        final String word;
        try {
            word = utf8.decode(block.bytes, start, blank);
        } catch (final CharacterCodingException e) { // reported
            block.addMalformed("the word '%s' is not UTF-8 text".formatted(Excerpt.of(block.bytes, start, blank)));
            return;
        }
        if (wanted.test(word) && (wordsOnly || read(block, word, blank + 1))) {
            block.add(word, block.entries);
        }
    }

    private boolean read(final Block block, final String word, final int from) {
        final int offset = block.reserveValues(dimension);
        final double[] values = block.values();
        for (int j = 0; j < dimension; j++) {
            final float value = (float) FLOAT.get(block.bytes, from + j * Float.BYTES);
            if (!Float.isFinite(value)) {
                block.addMalformed("value %d of '%s' is %s, not a finite number"
                        .formatted(j + 1, Excerpt.of(word), Float.toString(value)));
                return false;
            }
            values[offset + j] = value;
        }
        return true;
    }
}
