package org.latentalign.format.vectors;

/** What becomes of blanks in names, where they would end the name. */
public enum NameBlanks {
    /** Writing stops at the first. */
    REFUSE,
    /** Each becomes an underscore. */
    REPLACE,
    /** Spaces stay where the format can have them. */
    KEEP
}
