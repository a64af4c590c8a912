package org.latentalign.node.shared.words;

import java.util.Locale;
import org.knime.node.parameters.widget.choices.Label;

/**
 * In which letter case words are compared. The names of the constants are written into saved workflows: they never
 * change.
 */
public enum WordCase {
    /** Words are compared letter by letter. */
    @Label(value = WordCase.AS_THEY_ARE_TITLE, description = "Paris and paris are different words.")
    AS_THEY_ARE,

    /** Both sides are lower-cased. */
    @Label(
            value = WordCase.LOWER_CASE_TITLE,
            description =
                    "The words of both tables are lower-cased first. Vectors such as GloVe's 6 billion tokens know"
                            + " lower-case words only, while Google's questions have capitals.")
    LOWER_CASE,

    /** Both sides are upper-cased. */
    @Label(
            value = WordCase.UPPER_CASE_TITLE,
            description = "The words of both tables are upper-cased first, as gensim does. Scores differ from those of"
                    + " lower case for very few words, such as those with a German sharp s.")
    UPPER_CASE;

    private static final String AS_THEY_ARE_TITLE = "As they are";

    private static final String LOWER_CASE_TITLE = "Lower case";

    private static final String UPPER_CASE_TITLE = "Upper case";

    /** @return the name of the choice as the dialog shows it */
    public String title() {
        return switch (this) {
            case AS_THEY_ARE -> AS_THEY_ARE_TITLE;
            case LOWER_CASE -> LOWER_CASE_TITLE;
            case UPPER_CASE -> UPPER_CASE_TITLE;
        };
    }

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
