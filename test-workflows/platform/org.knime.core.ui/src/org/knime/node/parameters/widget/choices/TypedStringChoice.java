package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/** A text to choose with its type, such as a column's name. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /** The type: its preferred value class and its name. */
    public record PossibleTypeValue(String id, String text) {}

    public static TypedStringChoice fromColSpec(final DataColumnSpec colSpec) {
        final var type = colSpec.getType();
        return new TypedStringChoice(
                colSpec.getName(),
                colSpec.getName(),
                new PossibleTypeValue(type.getPreferredValueClass().getName(), type.getName()));
    }
}
