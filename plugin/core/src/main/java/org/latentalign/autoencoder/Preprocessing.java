package org.latentalign.autoencoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is done to every row before it is encoded, as part of the model, so that fitting and encoding always agree.
 *
 * @param steps in the order in which they are applied; empty for no preprocessing
 */
public record Preprocessing(List<PreprocessingStep> steps) {

    /** No preprocessing. */
    public static final Preprocessing NONE = new Preprocessing(List.of());

    /** Copies the list. */
    public Preprocessing {
        steps = List.copyOf(steps);
    }

    /**
     * @param steps in the order in which they are applied
     * @return the preprocessing
     */
    public static Preprocessing of(final PreprocessingStep... steps) {
        return new Preprocessing(List.of(steps));
    }

    /**
     * Preprocesses a row in place. Allocates nothing.
     *
     * @param row the values; when the result is not usable, they are all NaN afterwards
     * @return the first thing that was found about the row
     */
    public RowCondition apply(final double[] row) {
        RowCondition found = isFinite(row) ? RowCondition.REGULAR : RowCondition.NOT_FINITE;
        for (int i = 0; i < steps.size() && found.isUsable(); i++) {
            final RowCondition condition = steps.get(i).apply(row, row.length);
            if (found == RowCondition.REGULAR || !condition.isUsable()) {
                found = condition;
            }
        }
        if (found.isUsable() && !steps.isEmpty() && !isFinite(row)) {
            found = RowCondition.NOT_FINITE;
        }
        if (!found.isUsable()) {
            Arrays.fill(row, Double.NaN);
        }
        return found;
    }

    /**
     * Undoes, in place, the steps that can be undone: from the last one back to the first one that cannot. Allocates
     * nothing.
     *
     * @param row preprocessed values
     */
    public void invert(final double[] row) {
        final int kept = stepsNotUndone();
        for (int i = steps.size() - 1; i >= kept; i--) {
            steps.get(i).invert(row, row.length);
        }
    }

    /** @return how many steps, from the first, {@link #invert} leaves as they are; 0 when it undoes everything */
    public int stepsNotUndone() {
        int kept = steps.size();
        while (kept > 0 && steps.get(kept - 1).isInvertible()) {
            kept--;
        }
        return kept;
    }

    /**
     * @return a sentence that says which steps {@link #invert} leaves as they are and why; empty when it undoes
     *     everything
     */
    public String inversionLimit() {
        final int kept = stepsNotUndone();
        if (kept == 0) {
            return "";
        }
        return "The reconstructed values are those after the preprocessing "
                + new Preprocessing(steps.subList(0, kept)).title()
                + ", which cannot be undone: scaling each row by its own values loses them.";
    }

    /** @return the steps' names in order, or "none" */
    public String title() {
        return steps.isEmpty()
                ? "none"
                : steps.stream().map(PreprocessingStep::title).collect(Collectors.joining(", then "));
    }

    static boolean isFinite(final double[] row) {
        double sum = 0;
        for (final double value : row) {
            sum += value - value; // 0 for a finite value, else NaN
        }
        return sum == 0;
    }
}
