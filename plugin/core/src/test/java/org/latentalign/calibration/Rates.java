package org.latentalign.calibration;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Shares over tables. */
final class Rates {

    private Rates() {}

    /** The share of tables of which something holds, found on all processors. */
    static <T> double share(final List<T> tables, final Predicate<T> holds) {
        return (double) tables.parallelStream().filter(holds).count() / tables.size();
    }

    /** The mean over the tables that have a figure, or NaN. */
    static <T> double mean(final List<T> tables, final ToDoubleFunction<T> figure) {
        return tables.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** As it stands in a table: three digits behind the point. */
    static String text(final double rate) {
        return Double.isNaN(rate) ? "" : String.format(Locale.ROOT, "%.3f", rate);
    }
}
