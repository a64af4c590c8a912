package org.latentalign.format.words;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.latentalign.format.TextEncoding;

/** From bytes to words, fast for ASCII. Not safe for use by several threads. */
final class WordDecoder {

    /** How DL4J marks words that it writes as Base64 of their UTF-8 bytes. */
    static final String BASE64_MARK = "B64:";

    private final TextEncoding encoding;
    private final CharsetDecoder decoder;
    private final boolean isBase64;

    /**
     * @param encoding of the bytes
     * @param isBase64 whether words that begin with {@value #BASE64_MARK} are Base64
     */
    WordDecoder(final TextEncoding encoding, final boolean isBase64) {
        this.encoding = encoding;
        this.decoder = encoding.newDecoder();
        this.isBase64 = isBase64;
    }

    /** @throws CharacterCodingException when the bytes are no text in the encoding */
    String decode(final byte[] bytes, final int from, final int to) throws CharacterCodingException {
        final String word = text(bytes, from, to);
        return isBase64 && word.startsWith(BASE64_MARK) ? unpacked(word) : word;
    }

    private String text(final byte[] bytes, final int from, final int to) throws CharacterCodingException {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private static String unpacked(final String word) throws CharacterCodingException {
        try {
            final byte[] utf8 = Base64.getDecoder().decode(word.substring(BASE64_MARK.length()));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (final IllegalArgumentException e) { // a word that only looks so
            return word;
        }
    }

    /** @return what is wrong with bytes that cannot be decoded, for a sentence */
    String fault(final byte[] bytes, final int from, final int to) {
        return "the word '%s' is not %s text".formatted(Excerpt.of(bytes, from, to), encoding.title());
    }
}
