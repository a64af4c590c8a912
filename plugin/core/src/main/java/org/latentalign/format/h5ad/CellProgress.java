package org.latentalign.format.h5ad;

import org.latentalign.progress.Progress;

/** Tells how many of the chosen cells have been read, now and then: telling it of each would take longer than reading. */
final class CellProgress {

    private static final int EVERY = 64;

    private final Progress progress;

    private final int all;

    private final String noun;

    private volatile int done;

    /** @param noun what is counted, as in "cell" */
    CellProgress(final Progress progress, final int all, final String noun) {
        this.progress = progress;
        this.all = all;
        this.noun = noun;
    }

    /** Says that one more is about to be read. */
    void next(final int index) {
        done = index;
        if (index % EVERY == 0) {
            report();
        }
    }

    /** Says where it is, and learns of a cancel. */
    void report() {
        progress.report(all == 0 ? 1 : (double) done / all, () -> "Reading " + noun + " " + (done + 1) + " of " + all);
    }
}
