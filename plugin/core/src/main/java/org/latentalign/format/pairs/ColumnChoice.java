package org.latentalign.format.pairs;

import java.util.Objects;

/** Which columns are read. */
public sealed interface ColumnChoice {

    /** Names of columns, or else what the columns hold, decide. */
    record Automatic() implements ColumnChoice {}

    /**
     * Columns of the user's choice, each by its name or by its number from 1.
     *
     * @param first with the first word
     * @param second with the second word
     * @param third with the rating or the group; without meaning when neither is read
     */
    record Chosen(String first, String second, String third) implements ColumnChoice {

        /** Checks that they are there. */
        public Chosen {
            Objects.requireNonNull(first);
            Objects.requireNonNull(second);
            Objects.requireNonNull(third);
        }
    }
}
