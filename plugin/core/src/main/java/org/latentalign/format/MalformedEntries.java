package org.latentalign.format;

/** What happens when a line, or a word of a binary file, cannot be read. */
public enum MalformedEntries {
    /** Reading stops with a sentence that says where and why. */
    STOP,

    /** It is left out, counted and reported. */
    SKIP
}
