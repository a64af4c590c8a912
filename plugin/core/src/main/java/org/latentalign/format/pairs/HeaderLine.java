package org.latentalign.format.pairs;

/** Whether the first line names the columns. */
public enum HeaderLine {
    /**
     * It does when its third field is a name while other lines have a number there, or when its third field is a usual
     * name for a column of groups that no other line has there.
     */
    AUTOMATIC,

    /** It does. */
    PRESENT,

    /** It is a pair like the others. */
    ABSENT
}
