package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A short, printable piece of a file for a sentence. */
final class Excerpt {

    private static final int LONGEST = 40;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Excerpt() {}

    /** @return the bytes as UTF-8 text, cut to 40 characters, control characters replaced */
    static String of(final byte[] bytes, final int from, final int to) {
        final int cut = Math.min(to, from + 4 * LONGEST);
        return of(new String(bytes, from, cut - from, StandardCharsets.UTF_8));
    }

    /** @return the text, cut to 40 characters, control characters replaced */
    static String of(final String text) {
        final int cut = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        final String shown = CONTROL.matcher(text.substring(0, cut).strip()).replaceAll("\uFFFD");
        return cut < text.length() ? shown + "..." : shown;
    }
}
