package org.latentalign.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is UTF-8, against Java's decoder. */
class Utf8Test {

    /** Bytes at which something begins or ends to be a part of a character. */
    private static final int[] BYTES = {
        'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
        0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFC, 0xFE, 0xFF
    };

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    private final CharBuffer decoded = CharBuffer.allocate(8);

    private boolean isDecoded(final byte[] bytes, final int from, final int to) {
        decoded.clear();
        return decoder.reset()
                .decode(ByteBuffer.wrap(bytes, from, to - from), decoded, true)
                .isUnderflow();
    }

    @Test
    void aDecoderSaysTheSameOfAllTriplesOfTheseBytes() {
        for (final int first : BYTES) {
            for (final int second : BYTES) {
                for (final int third : BYTES) {
                    assertSame(new byte[] {(byte) first, (byte) second, (byte) third});
                }
            }
        }
    }

    @Test
    void aDecoderSaysTheSameOfTexts() {
        final SplittableRandom random = new SplittableRandom(3);
        int texts = 0;
        for (int trial = 0; trial < 200_000; trial++) {
            final byte[] bytes = new byte[6];
            for (int i = 0; i < bytes.length; i++) {
                final boolean isMore = random.nextInt(3) > 0;
                bytes[i] = (byte) (isMore ? 0x80 + random.nextInt(0x40) : BYTES[random.nextInt(BYTES.length)]);
            }
            texts += assertSame(bytes) ? 1 : 0;
        }
        assertTrue(texts > 300, texts + " texts");
    }

    private boolean assertSame(final byte[] bytes) {
        final boolean isText = Utf8.isText(bytes, 1, bytes.length);
        assertEquals(isDecoded(bytes, 1, bytes.length), isText, () -> Arrays.toString(bytes));
        assertEquals(isDecoded(bytes, 0, bytes.length - 1), Utf8.isText(bytes, 0, bytes.length - 1));
        return isText;
    }
}
