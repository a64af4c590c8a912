package org.latentalign.format.questions;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.latentalign.format.SourceStream;

/**
 * The lines of a UTF-8 text, ended by LF, CR LF or CR, with their numbers; a byte order mark is no part of the
 * first.
 */
final class TextLines implements Closeable {

    private static final int BUFFER_BYTES = 1 << 14;

    /** A longer line is none: the file is something else. */
    private static final int MAX_BYTES = 1 << 20;

    private final SourceStream source;

    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int position;

    private int filled;

    private long number;

    private byte[] line;

    private boolean endedByReturn;

    TextLines(final Path file) throws IOException {
        source = SourceStream.open(file);
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
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

    /** The number of the current line, from 1. */
    long number() {
        return number;
    }

    /** The current line without blanks at its end, or empty when it is not UTF-8 text. */
    Optional<String> text() {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            return Optional.of((number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text).stripTrailing());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    double fraction() {
        return source.fraction();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
