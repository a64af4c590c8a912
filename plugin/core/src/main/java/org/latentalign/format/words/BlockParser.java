package org.latentalign.format.words;

/** Turns the bytes of a block into words and numbers. Has no state, so several threads share one. */
interface BlockParser {

    /** @param block its bytes are read, its words and malformed entries are filled */
    void parse(FileBlock block);
}
