package org.latentalign.format.words;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.latentalign.format.TextEncoding;

/** Reads lines of a table: perhaps fields that do not count, the word, and d numbers. */
final class DelimitedParser implements BlockParser {

    private final int dimension;
    private final EntryShape.Delimited shape;
    private final TextEncoding encoding;
    private final Predicate<String> wanted;
    private final boolean wordsOnly;

    /** The parameters mean the same as those of {@link TextParser}. */
    DelimitedParser(
            final int dimension,
            final EntryShape.Delimited shape,
            final TextEncoding encoding,
            final Predicate<String> wanted,
            final boolean wordsOnly) {
        this.dimension = dimension;
        this.shape = shape;
        this.encoding = encoding;
        this.wanted = wanted;
        this.wordsOnly = wordsOnly;
    }

    @Override
    public void parse(final FileBlock block) {
        block.clear();
        final CharsetDecoder decoder = encoding.newDecoder();
        int from = 0;
        while (from < block.length) {
            final int end = TextLine.end(block.bytes, from, block.length);
            block.lines++;
            line(block, from, end, decoder);
            from = TextLine.next(block.bytes, end, block.length);
        }
    }

    private void line(final FileBlock block, final int from, final int to, final CharsetDecoder decoder) {
        final String text;
        try {
            text = decoder.decode(ByteBuffer.wrap(block.bytes, from, to - from)).toString();
        } catch (final CharacterCodingException e) { // reported
            block.entries++;
            block.addMalformed(
                    "the line '%s' is not %s text".formatted(Excerpt.of(block.bytes, from, to), encoding.title()));
            return;
        }
        if (text.isBlank()) {
            return;
        }
        block.entries++;
        final Optional<List<String>> fields = DelimitedFields.split(text.strip(), shape.mark());
        if (fields.isEmpty()) {
            block.addMalformed("a quotation mark is not closed in '%s'".formatted(Excerpt.of(text)));
        } else {
            row(block, fields.get());
        }
    }

    private void row(final FileBlock block, final List<String> fields) {
        final int found = fields.size() - shape.wordColumn() - 1;
        if (found != dimension) {
            block.addMalformed("%d %s where %d %s expected, after '%s'"
                    .formatted(
                            Math.max(0, found),
                            found == 1 ? "value" : "values",
                            dimension,
                            dimension == 1 ? "is" : "are",
                            Excerpt.of(fields.get(Math.min(shape.wordColumn(), fields.size() - 1)))));
            return;
        }
        final String word = fields.get(shape.wordColumn());
        if (word.isEmpty()) {
            block.addMalformed("the word is empty");
        } else if (wanted.test(word) && (wordsOnly || read(block, word, fields))) {
            block.add(word, block.entries);
        }
    }

    private boolean read(final FileBlock block, final String word, final List<String> fields) {
        final int offset = block.reserveValues(dimension);
        for (int j = 0; j < dimension; j++) {
            final String field = fields.get(shape.wordColumn() + 1 + j);
            final byte[] decimal = DelimitedFields.decimal(field, shape.mark());
            final String fault = Decimal.readOrFault(decimal, 0, decimal.length, block.values(), offset + j);
            if (!fault.isEmpty()) {
                block.addMalformed(
                        "value %d of '%s' is '%s', %s".formatted(j + 1, Excerpt.of(word), Excerpt.of(field), fault));
                return false;
            }
        }
        return true;
    }
}
