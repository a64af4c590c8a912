package org.latentalign.node.shared.files;

import org.knime.node.parameters.widget.choices.Label;
import org.latentalign.format.TextEncoding;

/**
 * The encoding of a text as the user chooses it. The names of the constants are written into saved workflows: they never
 * change.
 */
public enum EncodingChoice {
    /** Strict. */
    @Label(
            value = "UTF-8",
            description = "What nearly all files are in. A line with bytes that are no UTF-8 is malformed.")
    UTF_8,

    /** With the replacement character. */
    @Label(
            value = "UTF-8, replace other bytes",
            description =
                    "Bytes that are no UTF-8, as where a word was cut off inside a letter, become a question mark in"
                            + " a diamond.")
    UTF_8_REPLACING,

    /** Without what is none. */
    @Label(value = "UTF-8, leave out other bytes", description = "Bytes that are no UTF-8 are left out of the word.")
    UTF_8_DROPPING,

    /** Windows. */
    @Label(
            value = "Windows-1252",
            description =
                    "Western European letters, one byte each, as old Windows programs and spreadsheets save them.")
    WINDOWS_1252,

    /** Unix. */
    @Label(value = "ISO-8859-1", description = "Western European letters, one byte each (Latin-1).")
    ISO_8859_1;

    /** @return the encoding */
    public TextEncoding encoding() {
        return switch (this) {
            case UTF_8 -> TextEncoding.UTF_8;
            case UTF_8_REPLACING -> TextEncoding.UTF_8_REPLACING;
            case UTF_8_DROPPING -> TextEncoding.UTF_8_DROPPING;
            case WINDOWS_1252 -> TextEncoding.WINDOWS_1252;
            case ISO_8859_1 -> TextEncoding.ISO_8859_1;
        };
    }
}
