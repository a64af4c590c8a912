package org.latentalign.format.words;

import java.util.List;

/**
 * What the start of a file tells about the rest.
 *
 * @param format the file's format
 * @param dimension d, the number of values of each word
 * @param announcedWords the number of words in the header line, or {@value #UNKNOWN} when no line announces it
 * @param headerLines the number of lines before the first word
 * @param start the first byte after byte order mark and header line
 * @param shape how each word and its values stand
 * @param notes what the user should know about how the file was understood: sentences, often none
 */
record Layout(
        WordVectorFormat format,
        int dimension,
        long announcedWords,
        int headerLines,
        int start,
        EntryShape shape,
        List<String> notes) {

    static final long UNKNOWN = -1;

    /** Copies the list. */
    Layout {
        notes = List.copyOf(notes);
    }
}
