package org.latentalign.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a text, ended by LF, CR LF or CR, with their numbers; a byte order mark is no part of the
 * first.
 */
public final class TextLines implements Closeable {

    private static final int BUFFER_BYTES = 1 << 14;

    /** A longer line is none: the file is something else. */
    private static final int MAX_BYTES = 1 << 20;

    private final SourceStream source;

    private final Path file;

    private final TextEncoding encoding;

    private final CharsetDecoder decoder;

    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int position;

    private int filled;

    private long number;

    private byte[] line;

    private boolean endedByReturn;

    /**
     * Opens a plain or gzipped file.
     *
     * @param file to read
     * @param encoding of the text
     * @throws FormatException when it cannot be opened, see {@link SourceStream#open(Path)}
     */
    public TextLines(final Path file, final TextEncoding encoding) throws IOException {
        this.file = file;
        this.encoding = encoding;
        decoder = encoding.newDecoder();
        source = SourceStream.open(file);
    }

    /**
     * Refuses a file that is no text, before the first line is read.
     *
     * @throws FormatException when it is of a kind that is known by its first bytes
     */
    public void refuseForeign() throws FormatException {
        ForeignFile.refuseForText(SourceStream.nameOf(file), source.head());
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws FormatException when the file cannot be read on
     */
    public boolean next() throws IOException {
        final var bytes = new ByteArrayOutputStream();
        int value = read();
        if (value == '\n' && endedByReturn) {
            value = read();
        }
        endedByReturn = false;
        if (value < 0) {
            return false;
        }
        while (value >= 0 && value != '\n' && value != '\r' && bytes.size() < MAX_BYTES) {
            bytes.write(value);
            value = read();
        }
        endedByReturn = value == '\r';
        line = bytes.toByteArray();
        number++;
        return true;
    }

    private int read() throws IOException {
        if (position == filled) {
            filled = source.read(buffer, 0, buffer.length);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    /** @return the number of the current line, from 1 */
    public long number() {
        return number;
    }

    /** @return the current line without blanks at its end, or empty when it is no text in the encoding */
    public Optional<String> text() {
        try {
            final String text = decoder.decode(ByteBuffer.wrap(line)).toString();
            if (text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            return Optional.of((number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text).stripTrailing());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * The current line, where it is text.
     *
     * @param malformed counts it where it is none
     * @return the line without blanks at its end, or empty when it was counted
     * @throws FormatException when it is no text in the encoding, and such lines are not left out
     */
    public Optional<String> text(final MalformedTally malformed) throws FormatException {
        final Optional<String> text = text();
        if (text.isEmpty()) {
            malformed.add(
                    file,
                    number,
                    "is not text in the encoding " + encoding.title(),
                    "Choose its encoding, or save the file in UTF-8.");
        }
        return text;
    }

    /** @return the share of the file that has been read, or NaN */
    public double fraction() {
        return source.fraction();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
