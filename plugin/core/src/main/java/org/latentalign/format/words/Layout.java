package org.latentalign.format.words;

/**
 * What the start of a file tells about the rest.
 *
 * @param format the file's format
 * @param dimension d, the number of values of each word
 * @param announcedWords the number of words in the header line, or {@value #UNKNOWN} without a header
 * @param start the first byte after byte order mark and header line
 */
record Layout(WordVectorFormat format, int dimension, long announcedWords, int start) {

    static final long UNKNOWN = -1;

    /** @return the number of lines before the first word */
    int headerLines() {
        return announcedWords == UNKNOWN ? 0 : 1;
    }
}
