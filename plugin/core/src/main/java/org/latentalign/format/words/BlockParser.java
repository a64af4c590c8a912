package org.latentalign.format.words;

/** Turns the bytes of a block into words and numbers. Has no state, so several threads share one. */
interface BlockParser {

    /** @param block its bytes are read, its words and malformed entries are filled */
    void parse(FileBlock block);

    /**
     * Hands out the numbers of a word.
     *
     * @param block that was parsed
     * @param index of the word in it, from 0
     * @param vector receives them; its length is d
     */
    default void vector(final FileBlock block, final int index, final double[] vector) {
        System.arraycopy(block.values(), index * vector.length, vector, 0, vector.length);
    }
}
