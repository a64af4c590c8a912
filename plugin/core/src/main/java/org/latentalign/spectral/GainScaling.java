package org.latentalign.spectral;

/** A common factor on all encoder gains, made up for by the decoder. Cosines do not change. */
public enum GainScaling {
    /** No factor. */
    NONE,
    /** The largest gain is 1; the way to high degrees, whose gains exceed what a double can hold. */
    LARGEST_ONE
}
