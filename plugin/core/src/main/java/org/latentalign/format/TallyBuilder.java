package org.latentalign.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts, and remembers the first few. */
public final class TallyBuilder {

    private final int shown;

    private final List<String> examples = new ArrayList<>();

    private long count;

    /** Remembers as many as a warning about words shows. */
    public TallyBuilder() {
        this(Tally.SHOWN);
    }

    /** @param shown how many to remember */
    public TallyBuilder(final int shown) {
        this.shown = shown;
    }

    /** @param example one more */
    public void add(final String example) {
        count++;
        if (examples.size() < shown) {
            examples.add(example);
        }
    }

    /** @param example one more, asked for when it is remembered */
    public void add(final Supplier<String> example) {
        count++;
        if (examples.size() < shown) {
            examples.add(example.get());
        }
    }

    /** @return what was counted so far */
    public Tally build() {
        return new Tally(count, examples);
    }
}
