package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.Network;
import org.latentalign.neural.Training;

/** The best of several trainings that differ in their initial weights. */
final class Restarts {

    /**
     * A training.
     *
     * @param seed of its initial weights
     * @param start what it began with
     * @param training how it went
     */
    record Attempt(long seed, Network start, Training training) {

        EpochLoss kept() {
            return training.losses().get(training.keptEpoch() - 1);
        }

        /** By which it is compared: of validation rows if there are any. */
        double loss() {
            return Double.isNaN(kept().validation()) ? kept().training() : kept().validation();
        }
    }

    private final List<Attempt> attempts = new ArrayList<>();

    void add(final Attempt attempt) {
        attempts.add(attempt);
    }

    /** The one with the least loss, the first of them. */
    Attempt best() {
        Attempt best = attempts.get(0);
        for (var attempt : attempts) {
            if (attempt.loss() < best.loss()) {
                best = attempt;
            }
        }
        return best;
    }

    /** The loss of each, for readers. */
    String title() {
        return attempts.stream()
                .map(attempt -> String.format(
                        Locale.ROOT,
                        "seed %d: %.6g%s",
                        attempt.seed(),
                        attempt.loss(),
                        attempt == best() ? " (kept)" : ""))
                .collect(Collectors.joining(", "));
    }

    int count() {
        return attempts.size();
    }
}
