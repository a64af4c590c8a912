package org.latentalign.format.pairs;

import java.util.List;

/**
 * The columns that are read, by their numbers from 0.
 *
 * @param first with the first word
 * @param second with the second word
 * @param third with the rating or the group, or {@value #NONE}
 * @param names of all columns; empty when no line names them
 */
record PairColumns(int first, int second, int third, List<String> names) {

    static final int NONE = -1;

    /** Copies the list. */
    PairColumns {
        names = List.copyOf(names);
    }

    /** @return how many fields a line needs at least */
    int fields() {
        return Math.max(Math.max(first, second), third) + 1;
    }

    /** @return whether they are the first columns in their usual order */
    boolean areFirst() {
        return first == 0 && second == 1 && (third == NONE || third == 2);
    }

    /**
     * @param thirdField what is read after the words
     * @return a sentence that says which columns are read
     */
    String sentence(final ThirdField thirdField) {
        final String words = "The words are in the columns " + name(first) + " and " + name(second);
        return switch (thirdField) {
            case RATING -> words + ", the rating in column " + name(third) + ".";
            case GROUP -> words + ", the group in column " + name(third) + ".";
            case NONE -> words + ".";
        };
    }

    private String name(final int column) {
        return (column + 1)
                + (column < names.size() && !names.get(column).isEmpty() ? " (\"" + names.get(column) + "\")" : "");
    }
}
