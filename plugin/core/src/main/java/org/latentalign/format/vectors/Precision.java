package org.latentalign.format.vectors;

/** With how many digits numbers are written. */
public enum Precision {
    /** With all that a number of 64 bits has. */
    DOUBLE,
    /** Rounded to 32 bits, some seven digits. */
    SINGLE
}
