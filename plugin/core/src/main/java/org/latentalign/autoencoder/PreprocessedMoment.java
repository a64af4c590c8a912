package org.latentalign.autoencoder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.SecondMoment;

/**
 * All that a spectral fit needs of its data: how many rows there were, their mean and their second moment about it, with
 * the names of their values and what was done to every row first. Moments of parts of the data add up to that of the
 * whole, so they can be kept, sent and merged in place of the rows.
 *
 * @param moment centered, of at least one row
 * @param preprocessing what was done to every row first
 * @param inputNames the names of the d values of a row, or none
 */
public record PreprocessedMoment(SecondMoment moment, Preprocessing preprocessing, List<String> inputNames) {

    /**
     * By content, so that the order of merging does not depend on which arrived first: the number of rows, then all
     * numbers one after another.
     */
    private static final Comparator<PreprocessedMoment> BY_CONTENT = PreprocessedMoment::compare;

    /** Copies the list. */
    public PreprocessedMoment {
        inputNames = List.copyOf(inputNames);
        if (!moment.isCentered() || moment.count() < 1) {
            throw new IllegalArgumentException("The moment must be centered, of at least one row.");
        }
        if (!inputNames.isEmpty() && inputNames.size() != moment.dimension()) {
            throw new IllegalArgumentException("There must be no names or " + moment.dimension() + " of them.");
        }
    }

    /**
     * Joins the moments of parts of the data. The result is the same to the last bit in whatever order they come.
     *
     * @param parts at least one
     * @return the moment over all
     * @throws FitException when parts do not belong together, with the sentence for the user
     */
    public static PreprocessedMoment merge(final List<PreprocessedMoment> parts) throws FitException {
        for (int i = 1; i < parts.size(); i++) {
            parts.get(i).requireSame(parts.get(0), i + 1);
        }
        final List<PreprocessedMoment> ordered =
                parts.stream().sorted(BY_CONTENT).toList();
        SecondMoment sum = ordered.get(0).moment();
        for (int i = 1; i < ordered.size(); i++) {
            sum = sum.merge(ordered.get(i).moment());
        }
        for (int i = 0; i < sum.dimension(); i++) {
            if (!Double.isFinite(sum.triangleRow(i)[i])) {
                throw new FitException("The second moments cannot be merged: together, the squares in "
                        + parts.get(0).place(i) + " exceed what a double can hold (about 1e308).");
            }
        }
        return new PreprocessedMoment(
                sum, parts.get(0).preprocessing(), parts.get(0).inputNames());
    }

    private void requireSame(final PreprocessedMoment first, final int number) throws FitException {
        final String start = "Second moment " + number + " does not belong with second moment 1: ";
        if (moment.dimension() != first.moment.dimension()) {
            throw new FitException(start + "it is of " + moment.dimension() + " dimensions, the first of "
                    + first.moment.dimension() + ". Make both from the same columns.");
        }
        for (int i = 0; i < Math.min(inputNames.size(), first.inputNames.size()); i++) {
            if (!inputNames.get(i).equals(first.inputNames.get(i))) {
                throw new FitException(start + "its dimension " + (i + 1) + " is \"" + inputNames.get(i)
                        + "\", that of the first is \"" + first.inputNames.get(i)
                        + "\". Make both from the same columns in the same order.");
            }
        }
        if (inputNames.size() != first.inputNames.size()) {
            throw new FitException(
                    start + "one has names for its dimensions, the other has none. Make both from the same"
                            + " kind of columns.");
        }
        if (!preprocessing.equals(first.preprocessing)) {
            throw new FitException(start + "its rows were preprocessed by " + preprocessing.title()
                    + ", those of the first by " + first.preprocessing.title() + ". Make both with the same steps.");
        }
    }

    private String place(final int position) {
        return inputNames.isEmpty() ? "position " + (position + 1) : '"' + inputNames.get(position) + '"';
    }

    /**
     * @param other another moment
     * @return whether it has the same numbers, as two moments of different rows hardly ever have
     */
    public boolean hasSameNumbers(final PreprocessedMoment other) {
        return moment.dimension() == other.moment.dimension() && compare(this, other) == 0;
    }

    private static int compare(final PreprocessedMoment first, final PreprocessedMoment second) {
        final SecondMoment a = first.moment;
        final SecondMoment b = second.moment;
        int order = Long.compare(a.count(), b.count());
        order = order != 0 ? order : Arrays.compare(a.mean(), b.mean());
        order = order != 0 ? order : Arrays.compare(a.offset(), b.offset());
        for (int i = 0; i < a.dimension() && order == 0; i++) {
            order = Arrays.compare(a.triangleRow(i), b.triangleRow(i));
        }
        return order;
    }

    /**
     * @param isCentered whether the fit subtracts the mean
     * @return the moment for such a fit
     */
    public SecondMoment momentFor(final boolean isCentered) {
        return isCentered ? moment : moment.uncentered();
    }
}
