package org.latentalign.node.shared.words;

import java.util.Locale;
import org.knime.node.parameters.widget.choices.Label;

/**
 * In which letter case words are compared. The names of the constants are written into saved workflows: they never
 * change.
 */
public enum WordCase {
    /** Words are compared letter by letter. */
    @Label(value = "As they are", description = "Paris and paris are different words.")
    AS_THEY_ARE,

    /** Both sides are lower-cased. */
    @Label(
            value = "Lower case",
            description =
                    "The words of both tables are lower-cased first. Vectors such as GloVe's 6 billion tokens know"
                            + " lower-case words only, while Google's questions have capitals.")
    LOWER_CASE,

    /** Both sides are upper-cased. */
    @Label(
            value = "Upper case",
            description = "The words of both tables are upper-cased first, as gensim does. Scores differ from those of"
                    + " lower case for very few words, such as those with a German sharp s.")
    UPPER_CASE;

    /**
     * @param word as in a table
     * @return the form in which it is compared
     */
    public String of(final String word) {
        return switch (this) {
            case AS_THEY_ARE -> word;
            case LOWER_CASE -> word.toLowerCase(Locale.ROOT);
            case UPPER_CASE -> word.toUpperCase(Locale.ROOT);
        };
    }
}
