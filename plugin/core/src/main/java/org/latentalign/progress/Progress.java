package org.latentalign.progress;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * How long-running code of the pure packages tells how far it is, and learns that the user has canceled. Callers
 * report often enough that a cancel takes effect within a second.
 */
@FunctionalInterface
public interface Progress {

    /** Nobody listens, nobody cancels. */
    Progress NONE = (fraction, message) -> {};

    /**
     * Reports progress and gives the listener the chance to stop the work.
     *
     * @param fraction the share of the work that is done, between 0 and 1, or NaN when it is not known
     * @param message what is being done, asked for only when somebody shows it
     * @throws CancellationException when the user has canceled; the caller releases what it holds and lets it pass
     */
    void report(double fraction, Supplier<String> message);
}
