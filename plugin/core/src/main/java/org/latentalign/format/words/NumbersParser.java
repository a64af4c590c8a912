package org.latentalign.format.words;

/**
 * Reads lines of d numbers alone, separated by blanks, tabs, commas or semicolons. The words come from elsewhere, so these
 * entries have none.
 */
final class NumbersParser implements BlockParser {

    private final int dimension;
    private final boolean countsOnly;

    /**
     * @param dimension d
     * @param countsOnly whether to count the lines and to read no number
     */
    NumbersParser(final int dimension, final boolean countsOnly) {
        this.dimension = dimension;
        this.countsOnly = countsOnly;
    }

    @Override
    public void parse(final FileBlock block) {
        block.clear();
        int from = 0;
        while (from < block.length) {
            final int end = TextLine.end(block.bytes, from, block.length);
            block.lines++;
            if (TextLine.trimStart(block.bytes, from, end) < end) {
                block.entries++;
                if (!countsOnly && read(block, from, end)) {
                    block.add("", block.entries);
                }
            }
            from = TextLine.next(block.bytes, end, block.length);
        }
    }

    private boolean read(final FileBlock block, final int from, final int to) {
        final byte[] bytes = block.bytes;
        final int offset = block.reserveValues(dimension);
        int count = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && !NumberLines.isSeparator(bytes[end])) {
                end++;
            }
            if (end > at) {
                if (count < dimension) {
                    final String fault = Decimal.readOrFault(bytes, at, end, block.values(), offset + count);
                    if (!fault.isEmpty()) {
                        block.addMalformed(
                                "value %d is '%s', %s".formatted(count + 1, Excerpt.of(bytes, at, end), fault));
                        return false;
                    }
                }
                count++;
            }
            at = end + 1;
        }
        if (count != dimension) {
            block.addMalformed("%d %s where %d %s expected"
                    .formatted(count, count == 1 ? "value" : "values", dimension, dimension == 1 ? "is" : "are"));
        }
        return count == dimension;
    }
}
