package org.latentalign.format;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How the bytes of a text stand for characters, and what happens to bytes that do not. */
public enum TextEncoding {
    /** UTF-8. Bytes that are no UTF-8 are a fault of their line. */
    UTF_8("UTF-8", StandardCharsets.UTF_8, CodingErrorAction.REPORT),

    /** UTF-8. Bytes that are no UTF-8 become the replacement character, a question mark in a diamond. */
    UTF_8_REPLACING("UTF-8", StandardCharsets.UTF_8, CodingErrorAction.REPLACE),

    /** UTF-8. Bytes that are no UTF-8 are dropped. */
    UTF_8_DROPPING("UTF-8", StandardCharsets.UTF_8, CodingErrorAction.IGNORE),

    /** Latin-1, in which every byte is a character. */
    ISO_8859_1("ISO-8859-1", StandardCharsets.ISO_8859_1, CodingErrorAction.REPORT),

    /** The Latin-1 of Windows, with typographic quotation marks where Latin-1 has control characters. */
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"), CodingErrorAction.REPORT);

    private final String title;

    private final Charset charset;

    private final CodingErrorAction undecodable;

    TextEncoding(final String title, final Charset charset, final CodingErrorAction undecodable) {
        this.title = title;
        this.charset = charset;
        this.undecodable = undecodable;
    }

    /** @return the encoding's name as the user knows it */
    public String title() {
        return title;
    }

    /** @return a decoder of its own for each thread, which throws where bytes are a fault */
    public CharsetDecoder newDecoder() {
        return charset.newDecoder().onMalformedInput(undecodable).onUnmappableCharacter(undecodable);
    }
}
