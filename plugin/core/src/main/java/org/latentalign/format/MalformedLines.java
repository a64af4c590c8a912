package org.latentalign.format;

/** What happens when a line cannot be read. */
public enum MalformedLines {
    /** Reading stops with a sentence that says where and why. */
    STOP,

    /** It is left out, counted and reported. */
    SKIP
}
