package org.latentalign.format.gct;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Gives text in UTF-16, as spreadsheets call "Unicode text", in UTF-8. */
final class Utf16Stream extends InputStream {

    private static final int CHARACTERS = 1 << 13;

    private final Reader reader;

    private final char[] characters = new char[CHARACTERS];

    /** A character of which the second half has not been read. */
    private int kept;

    private byte[] bytes = new byte[0];

    private int next;

    /** @param stream begins with a byte order mark */
    Utf16Stream(final InputStream stream) {
        reader = new InputStreamReader(stream, StandardCharsets.UTF_16);
    }

    /** @return whether the first bytes are the byte order mark of UTF-16 */
    static boolean beginsLikeOne(final byte[] head) {
        return head.length >= 2
                && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                        || head[0] == (byte) 0xfe && head[1] == (byte) 0xff);
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == bytes.length) {
            final int count = reader.read(characters, kept, characters.length - kept);
            if (count < 0 && kept == 0) {
                return -1;
            }
            final int end = kept + Math.max(0, count);
            kept = count > 0 && Character.isHighSurrogate(characters[end - 1]) ? 1 : 0;
            next = 0;
            final var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters, 0, end - kept));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            if (kept == 1) {
                characters[0] = characters[end - 1];
            }
        }
        final int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
