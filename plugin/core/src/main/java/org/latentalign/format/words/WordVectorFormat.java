package org.latentalign.format.words;

/** How a file of word vectors is laid out, once it is decompressed. */
public enum WordVectorFormat {
    /** One line a word: the word, then its numbers, separated by blanks; no header. Words may hold blanks. */
    GLOVE_TEXT("GloVe text"),

    /** As {@link #GLOVE_TEXT}, after a first line with the number of words and the dimension. Also fastText's .vec. */
    WORD2VEC_TEXT("word2vec text"),

    /**
     * A first line with the number of words and the dimension, then for each word its characters, a blank and the
     * numbers as little-endian 32-bit floats, optionally followed by a line end.
     */
    WORD2VEC_BINARY("word2vec binary"),

    /** A table: the word and its numbers, separated by commas, semicolons or tabs, after a line of names or not. */
    DELIMITED_TEXT("a table of words and numbers");

    private final String title;

    WordVectorFormat(final String title) {
        this.title = title;
    }

    /** @return the format's name as the user knows it */
    public String title() {
        return title;
    }
}
