package org.latentalign.format.h5ad;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/** The lines of a Matrix Market file, one after the other. */
final class MarketLines implements Closeable {

    private static final Pattern HEADER =
            Pattern.compile("%%matrixmarket\\s+matrix\\s+coordinate\\s+(integer|real|pattern)\\s+general\\s*");

    private static final int BUFFER_BYTES = 1 << 16;

    /** The comment that Cell Ranger writes is long. */
    private static final int LONGEST = 1 << 18;

    private final String name;

    private final SourceStream stream;

    private final int genes;

    private final int cells;

    private final boolean hasValues;

    private final long entries;

    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int position;

    private int filled;

    private byte[] line = new byte[256];

    private int length;

    /** Where in the line the next field is looked for. */
    private int at;

    private long number;

    private long read;

    private long gene;

    private long cell;

    private double value;

    /**
     * @param genes how many there should be
     * @param cells how many there should be
     * @throws FormatException when it is no such file, or of another size
     */
    MarketLines(final Path path, final int genes, final int cells) throws IOException {
        name = SourceStream.nameOf(path);
        this.genes = genes;
        this.cells = cells;
        stream = SourceStream.open(path);
        try {
            nextLine();
            final String header = text(0, length).toLowerCase(Locale.ROOT);
            if (!HEADER.matcher(header).matches()) {
                throw new FormatException(
                        name + " is not a Matrix Market file of a sparse matrix: it does not begin with"
                                + " %%MatrixMarket matrix coordinate integer general, or real in place of integer.");
            }
            hasValues = !header.contains("pattern");
            do {
                if (!nextLine()) {
                    throw new FormatException(
                            name + " ends before it says how many numbers it has; it was cut off, fetch it again.");
                }
            } while (length == 0 || line[0] == '%');
            if (whole() != genes || whole() != cells) {
                throw wrong("should say that there are " + genes + " genes and " + cells
                        + " cells, as the files beside it name so many, and says "
                        + text(0, length).strip() + "; put the three files of one run beside each other");
            }
            entries = whole();
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private String text(final int start, final int end) {
        return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private FormatException cutOff(final long found) {
        return new FormatException(name + " ends behind line " + number + " with " + found + " of " + entries
                + " numbers; it was cut off, fetch it again.");
    }

    /** @return whether there is a further line, which may be empty */
    private boolean nextLine() throws IOException {
        length = 0;
        at = 0;
        while (true) {
            if (position == filled) {
                filled = Math.max(0, stream.read(buffer, 0, buffer.length));
                position = 0;
                if (filled == 0) {
                    number += length > 0 ? 1 : 0;
                    return length > 0;
                }
            }
            final byte next = buffer[position++];
            if (next == '\n') {
                number++;
                length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
                return true;
            }
            if (length == line.length) {
                if (length >= LONGEST) {
                    number++;
                    throw malformed("is longer than any line of such a file");
                }
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = next;
        }
    }

    /**
     * @return whether there was another number
     * @throws FormatException when the line is wrong, or there are fewer or more numbers than the file says
     */
    boolean next() throws IOException {
        if (read == entries) {
            requireEnd();
            return false;
        }
        do {
            if (!nextLine()) {
                throw cutOff(read);
            }
        } while (length == 0);
        gene = within(genes, "gene");
        cell = within(cells, "cell");
        value = hasValues ? decimal() : 1;
        skipBlanks();
        if (at < length) {
            throw malformed("has more than its numbers");
        }
        read++;
        return true;
    }

    private void requireEnd() throws IOException {
        while (nextLine()) {
            skipBlanks();
            if (at < length) {
                throw malformed("goes on behind number " + entries + ", the last one that the file says it has");
            }
        }
    }

    private long within(final int count, final String noun) throws FormatException {
        final long index = whole();
        if (index < 1 || index > count) {
            throw malformed("has the " + noun + " " + index + " where there are " + count + ", which count from 1");
        }
        return index;
    }

    private void skipBlanks() {
        while (at < length && isBlank(line[at])) {
            at++;
        }
    }

    private static boolean isBlank(final byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** Goes to the end of the next field, and returns where it starts. */
    private int field() {
        skipBlanks();
        final int start = at;
        while (at < length && !isBlank(line[at])) {
            at++;
        }
        return start;
    }

    private long whole() throws FormatException {
        final int start = field();
        long whole = 0;
        for (int i = start; i < at; i++) {
            if (line[i] < '0' || line[i] > '9' || i - start >= 18) {
                throw malformed("has \"" + text(start, at) + "\" in place of a whole number");
            }
            whole = 10 * whole + line[i] - '0';
        }
        if (start == at) {
            throw malformed("has too few numbers");
        }
        return whole;
    }

    private double decimal() throws FormatException {
        final int start = field();
        boolean isWhole = at > start && at - start < 16;
        long whole = 0;
        for (int i = start; isWhole && i < at; i++) {
            isWhole = line[i] >= '0' && line[i] <= '9';
            whole = 10 * whole + line[i] - '0';
        }
        if (isWhole) {
            return whole;
        }
        try {
            return Double.parseDouble(text(start, at));
        } catch (NumberFormatException e) {
            throw new FormatException(
                    malformed("has \"" + text(start, at) + "\" in place of a number")
                            .getMessage(),
                    e);
        }
    }

    /** @return the number of the current line, from 1 */
    long number() {
        return number;
    }

    /** @return the gene of the current line, from 1 */
    long gene() {
        return gene;
    }

    /** @return the cell of the current line, from 1 */
    long cell() {
        return cell;
    }

    /** @return the number of the current line */
    double value() {
        return value;
    }

    private FormatException malformed(final String what) {
        return wrong(what + "; write the file anew, or fetch it again");
    }

    /** @return an exception that says what is wrong with the current line, and what to do */
    FormatException wrong(final String what) {
        return new FormatException(name + ", line " + number + ", " + what + ".");
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
