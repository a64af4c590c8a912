package org.latentalign.figure;

import java.util.List;

/**
 * A picture with one or more scenes, of which one is shown at a time, for example one for each pair of cell lines.
 *
 * @param title what the picture is about, in a few words
 * @param sceneLabel what tells the scenes apart, for example "Cell lines"; not shown when there is only one
 * @param scenes at least one, unless there is nothing to show
 * @param empty why there is nothing to show, in a sentence, for figures without scenes; otherwise ignored
 */
public record Figure(String title, String sceneLabel, List<Scene> scenes, String empty) {

    public Figure {
        scenes = List.copyOf(scenes);
    }

    /** A figure with one scene. */
    public static Figure of(final String title, final Scene scene) {
        return new Figure(title, "", List.of(scene), "");
    }

    /**
     * Names what the figure rests on.
     *
     * @param vectors the column with the vectors, or what else they are called
     * @return the same figure, with a title that says so
     */
    public Figure about(final String vectors) {
        return new Figure(title + " (" + vectors + ")", sceneLabel, scenes, empty);
    }

    /** A figure with nothing to show, and why. */
    public static Figure empty(final String title, final String reason) {
        return new Figure(title, "", List.of(), reason);
    }
}
