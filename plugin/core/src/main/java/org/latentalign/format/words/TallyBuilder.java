package org.latentalign.format.words;

import java.util.ArrayList;
import java.util.List;

/** Counts, and remembers the first few. */
final class TallyBuilder {

    private final List<String> examples = new ArrayList<>();
    private long count;

    void add(final String example) {
        count++;
        if (examples.size() < Tally.SHOWN) {
            examples.add(example);
        }
    }

    Tally build() {
        return new Tally(count, examples);
    }
}
