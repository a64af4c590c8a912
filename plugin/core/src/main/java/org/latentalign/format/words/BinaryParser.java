package org.latentalign.format.words;

import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.function.Predicate;
import org.latentalign.format.TextEncoding;

/** Reads words of word2vec binary data, whose bounds the {@link BinaryCutter} has found: the word, a blank, d floats. */
final class BinaryParser implements BlockParser {

    private final int dimension;
    private final ByteOrder order;
    private final TextEncoding encoding;
    private final Predicate<String> wanted;
    private final boolean wordsOnly;

    /** The parameters mean the same as those of {@link TextParser}. */
    BinaryParser(
            final int dimension,
            final EntryShape.Binary shape,
            final TextEncoding encoding,
            final Predicate<String> wanted,
            final boolean wordsOnly) {
        this.dimension = dimension;
        this.order = shape.style().order();
        this.encoding = encoding;
        this.wanted = wanted;
        this.wordsOnly = wordsOnly;
    }

    @Override
    public void parse(final FileBlock block) {
        block.clear();
        final WordDecoder decoder = new WordDecoder(encoding, false);
        for (int i = 0; i < block.bounds(); i++) {
            block.entries++;
            entry(block, i, decoder);
        }
    }

    private void entry(final FileBlock block, final int index, final WordDecoder decoder) {
        final int start = block.wordStart(index);
        final int blank = block.wordEnd(index);
        if (start == blank) {
            block.addMalformed("the word is empty");
            return;
        }
        final String word;
        try {
            word = decoder.decode(block.bytes, start, blank);
        } catch (final CharacterCodingException e) { // reported
            block.addMalformed(decoder.fault(block.bytes, start, blank));
            return;
        }
        if (!wanted.test(word)) {
            return;
        }
        if (wordsOnly || block.isFinite(index) || FloatBytes.areFinite(block.bytes, blank + 1, dimension, order)) {
            block.add(word, block.entries);
        } else {
            block.addMalformed(fault(block, word, blank + 1));
        }
    }

    private String fault(final FileBlock block, final String word, final int from) {
        int j = 0;
        while (Float.isFinite(FloatBytes.get(block.bytes, from + j * Float.BYTES, order))) {
            j++;
        }
        return "value %d of '%s' is %s, not a finite number"
                .formatted(
                        j + 1,
                        Excerpt.of(word),
                        Float.toString(FloatBytes.get(block.bytes, from + j * Float.BYTES, order)));
    }

    /** The numbers stay bytes until they are asked for, so that no block holds them twice. */
    @Override
    public void vector(final FileBlock block, final int index, final double[] vector) {
        final int entry = block.position(index) - 1;
        FloatBytes.widen(block.bytes, block.wordEnd(entry) + 1, order, vector);
    }
}
