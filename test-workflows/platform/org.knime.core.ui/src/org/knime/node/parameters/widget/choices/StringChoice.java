package org.knime.node.parameters.widget.choices;

/** A text to choose, and what the user reads for it. */
public record StringChoice(String id, String text) {

    public static StringChoice fromId(final String id) {
        return new StringChoice(id, id);
    }
}
