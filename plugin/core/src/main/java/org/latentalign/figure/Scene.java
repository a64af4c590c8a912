package org.latentalign.figure;

import java.util.List;

/**
 * What is seen at a time.
 *
 * @param name what this scene shows in contrast to the others, for example "A549 and MCF7"; may be user data
 * @param verdict what the scores say, in plain words; empty when there is nothing to judge
 * @param facts figures that belong next to the picture: counts, condition number, stress, what was dropped
 * @param panels at least one; side by side where there is room, otherwise below each other
 * @param tables tables that are worth reading by themselves, such as the worst questions; the values behind the panels
 *     are not repeated here: the page makes a table of every panel
 * @param choice what a reader can choose in one of the panels, or null
 */
public record Scene(
        String name, String verdict, List<Fact> facts, List<Panel> panels, List<FigureTable> tables, Choice choice) {

    public Scene {
        facts = List.copyOf(facts);
        panels = List.copyOf(panels);
        tables = List.copyOf(tables);
    }

    /** A scene without a choice. */
    public Scene(
            final String name,
            final String verdict,
            final List<Fact> facts,
            final List<Panel> panels,
            final List<FigureTable> tables) {
        this(name, verdict, facts, panels, tables, null);
    }
}
