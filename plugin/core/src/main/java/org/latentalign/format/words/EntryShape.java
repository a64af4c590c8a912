package org.latentalign.format.words;

/** How a word and its values stand in a file. */
sealed interface EntryShape {

    /**
     * A line: the word, then its numbers, separated by blanks or tabs.
     *
     * @param isAfterRowNumber whether the line begins with its number, which is no part of the word
     * @param hasFixedDimension whether the dimension is announced, so that a number before the values belongs to the word
     * @param isBase64 whether words are Base64, marked as DL4J does
     */
    record Blanks(boolean isAfterRowNumber, boolean hasFixedDimension, boolean isBase64) implements EntryShape {}

    /**
     * A line: fields in quotation marks or not, separated by a mark.
     *
     * @param mark the mark
     * @param wordColumn the field with the word, from 0; the fields before it are passed over, those after it are the
     *     values
     */
    record Delimited(char mark, int wordColumn) implements EntryShape {}

    /** A line: numbers alone, separated by blanks, tabs, commas or semicolons. The words are in a second file. */
    record Numbers() implements EntryShape {}

    /**
     * The word, a blank, 32-bit floats, perhaps a line feed.
     *
     * @param style of the file
     */
    record Binary(BinaryStyle style) implements EntryShape {}
}
