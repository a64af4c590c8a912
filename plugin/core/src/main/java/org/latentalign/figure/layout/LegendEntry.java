package org.latentalign.figure.layout;

import java.util.List;

/**
 * An entry of a legend.
 *
 * @param name what it says
 * @param marks the positions of the marks that it stands for, those of the same name and meaning, or all for which
 *     there is no entry of their own; the first is drawn as the sample
 */
public record LegendEntry(String name, List<Integer> marks) {

    public LegendEntry {
        marks = List.copyOf(marks);
    }
}
