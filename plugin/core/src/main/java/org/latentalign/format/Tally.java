package org.latentalign.format;

import java.util.List;

/**
 * Something that happened to some entries of a file: how often, and the first few.
 *
 * @param count how often
 * @param examples the first ones
 */
public record Tally(long count, List<String> examples) {

    /** This many examples are kept: enough to recognize the cause, few enough for a warning. */
    public static final int SHOWN = 5;

    /** Copies the examples. */
    public Tally {
        examples = List.copyOf(examples);
    }

    /** @return the examples, and that there are others if so */
    public String shown() {
        return String.join("; ", examples) + (count > examples.size() ? "; and others" : "");
    }
}
