package org.latentalign.figure;

import java.util.List;

/**
 * A chart: two axes and what is drawn between them.
 *
 * @param title what the chart shows
 * @param description the chart in one or two sentences, for those who cannot see it: what is drawn against what, and
 *     the main thing to read from it
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param secondY an axis on the right for the marks that ask for it, or null
 * @param filter what the reader may filter the categories of the axis of categories by, for example "Drug", or empty
 * @param marks drawn in this order
 */
public record Panel(String title, String description, Axis x, Axis y, Axis secondY, String filter, List<Mark> marks) {

    public Panel {
        marks = List.copyOf(marks);
    }

    /** A chart with one vertical axis and no filter. */
    public static Panel of(
            final String title, final String description, final Axis x, final Axis y, final List<Mark> marks) {
        return new Panel(title, description, x, y, null, "", marks);
    }
}
