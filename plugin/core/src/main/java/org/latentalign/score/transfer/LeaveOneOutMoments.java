package org.latentalign.score.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * The second moments of all rows but those of one group, for one group after another: what a model is fitted to that has
 * not seen the group. Nothing is subtracted, which would leave rounding errors of what is taken away; parts are added up
 * in a fixed order, halves within halves, so that every row is added some log2 times of the number of groups.
 */
public final class LeaveOneOutMoments {

    /** Takes a moment. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param group that is left out
         * @param moment of all other rows
         * @throws FitException when it makes no model
         */
        void accept(String group, SecondMoment moment) throws FitException;
    }

    private final Map<String, ? extends List<double[]>> groups;

    private final boolean centered;

    /**
     * @param groups by name, in their order, the rows of d values that are left out together
     * @param centered whether moments are centered
     */
    public LeaveOneOutMoments(final Map<String, ? extends List<double[]>> groups, final boolean centered) {
        this.groups = groups;
        this.centered = centered;
    }

    /**
     * Goes through the groups.
     *
     * @param rest the moment of all rows that are of no group
     * @param sink takes a moment for every group
     * @throws FitException when a moment makes no model
     */
    public void forEach(final SecondMoment rest, final Sink sink) throws FitException {
        if (!groups.isEmpty()) {
            visit(rest, new ArrayList<>(groups.keySet()), sink);
        }
    }

    private void visit(final SecondMoment outside, final List<String> names, final Sink sink) throws FitException {
        if (names.size() == 1) {
            sink.accept(names.get(0), outside);
            return;
        }
        final List<String> first = names.subList(0, names.size() / 2);
        final List<String> second = names.subList(names.size() / 2, names.size());
        visit(with(outside, second), first, sink);
        visit(with(outside, first), second, sink);
    }

    private SecondMoment with(final SecondMoment outside, final List<String> names) throws FitException {
        final var moment = new SecondMomentAccumulator(outside.dimension(), centered);
        for (final String name : names) {
            for (final double[] row : groups.get(name)) {
                moment.add(row);
            }
        }
        return outside.merge(moment.finish());
    }
}
