package org.latentalign.figure;

import java.util.List;

/**
 * What a reader looks at one after the other: for each category of a panel, what another panel of the same scene shows when that
 * category is chosen. The other panel shows one of them from the beginning; its axes stay.
 *
 * @param from position of the panel with categories among the panels of the scene
 * @param shown position of the panel that changes
 * @param first position of the category that the panel shows from the beginning
 * @param hint how to choose, in a few words for the reader
 * @param details by category
 */
public record Choice(int from, int shown, int first, String hint, List<Detail> details) {

    /**
     * What is shown of a category.
     *
     * @param title of the panel
     * @param description of the panel
     * @param marks as many as the panel has, of the same names and meanings
     */
    public record Detail(String title, String description, List<Mark> marks) {

        public Detail {
            marks = List.copyOf(marks);
        }
    }

    public Choice {
        details = List.copyOf(details);
    }
}
