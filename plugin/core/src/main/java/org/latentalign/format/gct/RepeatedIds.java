package org.latentalign.format.gct;

/** What happens when samples, or genes, share an identifier. */
public enum RepeatedIds {
    /** Reading stops with a sentence that says where. */
    FAIL,

    /** The first one counts, the others are left out. */
    KEEP_FIRST,

    /** All but the first get a number appended, as in TP53_1. */
    APPEND_NUMBER
}
