package org.latentalign.knime.runner;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What people wrote into a workflow, in plain text or, with KNIME's newer editors, in HTML; only the text is kept. */
final class Prose {

    private static final int LONGEST_HEADING = 80;

    private static final Pattern HTML =
            Pattern.compile("(?is)\\s*<(p|h[1-6]|ul|ol|div|blockquote|strong|em|u|br|a)\\b.*>\\s*");
    private static final Pattern END_OF_BLOCK = Pattern.compile("(?i)</(p|h[1-6]|ul|ol|div|blockquote)\\s*>");
    private static final Pattern END_OF_LINE = Pattern.compile("(?i)<br\\s*/?>|</li\\s*>");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

    private Prose() {}

    /** @return the paragraphs, without markup */
    static List<String> paragraphs(final String written) {
        return Arrays.stream(BLANK_LINE.split(plain(written)))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** @return whether the first of the paragraphs is a heading of the others */
    static boolean hasHeading(final List<String> paragraphs) {
        return paragraphs.size() > 1
                && paragraphs.get(0).length() <= LONGEST_HEADING
                && !paragraphs.get(0).endsWith(".");
    }

    private static String plain(final String written) {
        if (!HTML.matcher(written).matches()) {
            return written;
        }
        final String lines = END_OF_LINE
                .matcher(END_OF_BLOCK.matcher(written).replaceAll("\n\n"))
                .replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
