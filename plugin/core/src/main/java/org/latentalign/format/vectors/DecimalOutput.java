package org.latentalign.format.vectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.latentalign.format.ShortestDecimal;

/** Writes texts in UTF-8 and numbers as the shortest decimals that read back, through a buffer. */
public final class DecimalOutput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    private final byte[] buffer = new byte[BUFFER];

    private int end;

    /** @param out is not closed with this, only given what is in the buffer */
    public DecimalOutput(final OutputStream out) {
        this.out = out;
    }

    private void makeRoom(final int bytes) throws IOException {
        if (buffer.length - end < bytes) {
            out.write(buffer, 0, end);
            end = 0;
        }
    }

    /** Writes a character of ASCII. */
    public void write(final char character) throws IOException {
        makeRoom(1);
        buffer[end++] = (byte) character;
    }

    /** Writes a text. */
    public void write(final String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        makeRoom(bytes.length);
        if (bytes.length > buffer.length) {
            out.write(bytes);
            return;
        }
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
    }

    /** Writes a number. */
    public void write(final double number) throws IOException {
        makeRoom(ShortestDecimal.MOST_BYTES);
        end = ShortestDecimal.write(number, buffer, end);
    }

    /** Writes a number with the digits of single precision. */
    public void write(final float number) throws IOException {
        makeRoom(ShortestDecimal.MOST_BYTES);
        end = ShortestDecimal.write(number, buffer, end);
    }

    @Override
    public void close() throws IOException {
        out.write(buffer, 0, end);
        end = 0;
    }
}
