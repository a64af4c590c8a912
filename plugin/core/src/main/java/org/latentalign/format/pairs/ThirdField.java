package org.latentalign.format.pairs;

/** What follows the two words in a line. */
public enum ThirdField {
    /** A finite number that says how similar people find the words. */
    RATING,

    /** The name of the relation that leads from the first word to the second. */
    GROUP,

    /** Nothing that is read. */
    NONE;

    /** @return how many fields a line needs at least */
    int fields() {
        return this == NONE ? 2 : 3;
    }
}
