package org.latentalign.format.pairs;

/** Two words of a line, in its order, and what the line says about them. */
public sealed interface WordPair {

    /** @return the first word, as the file has it */
    String first();

    /** @return the second word, as the file has it */
    String second();

    /**
     * Words with a rating.
     *
     * @param first the first word
     * @param second the second word
     * @param rating how similar people find them, in the units of the file; finite
     */
    record Rated(String first, String second, double rating) implements WordPair {}

    /**
     * Words with a group.
     *
     * @param first the word from which the relation leads
     * @param second the word to which it leads
     * @param group the name of the relation
     */
    record Grouped(String first, String second, String group) implements WordPair {}

    /**
     * Words alone.
     *
     * @param first the first word
     * @param second the second word
     */
    record Plain(String first, String second) implements WordPair {}
}
