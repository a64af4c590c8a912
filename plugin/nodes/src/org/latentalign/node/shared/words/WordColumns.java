package org.latentalign.node.shared.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Columns with words: chosen by the user, or recognized by their usual names. */
public final class WordColumns {

    /** Offers the text columns of the first table. */
    public static final class OfFirstTable implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return tableSpec(input, 0).map(WordColumns::texts).orElseGet(List::of);
        }
    }

    /** Offers the text columns of the second table. */
    public static final class OfSecondTable implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return tableSpec(input, 1).map(WordColumns::texts).orElseGet(List::of);
        }
    }

    private WordColumns() {}

    /**
     * @param input what is known of the node's input
     * @param index of the table among the tables
     * @return its spec, when it is connected
     */
    public static Optional<DataTableSpec> tableSpec(final NodeParametersInput input, final int index) {
        return Arrays.stream(input.getInPortSpecs())
                .filter(DataTableSpec.class::isInstance)
                .map(DataTableSpec.class::cast)
                .skip(index)
                .findFirst();
    }

    /** @return the columns that hold text */
    public static List<DataColumnSpec> texts(final DataTableSpec table) {
        return table.stream()
                .filter(column -> column.getType().isCompatible(StringValue.class))
                .toList();
    }

    /**
     * Recognizes a text column.
     *
     * @param table spec of the table
     * @param usualNames the names it usually has, the best first; letter case does not matter
     * @param fallback which of the text columns to take when none has such a name, from 0; or -1 for none
     * @return its name, if there is one
     */
    public static Optional<String> guess(final DataTableSpec table, final List<String> usualNames, final int fallback) {
        List<DataColumnSpec> texts = texts(table);
        for (String usual : usualNames) {
            for (DataColumnSpec column : texts) {
                if (column.getName().strip().toLowerCase(Locale.ROOT).equals(usual.toLowerCase(Locale.ROOT))) {
                    return Optional.of(column.getName());
                }
            }
        }
        return fallback >= 0 && fallback < texts.size()
                ? Optional.of(texts.get(fallback).getName())
                : Optional.empty();
    }

    /**
     * Finds a column at configure time.
     *
     * @param table spec of the table
     * @param chosen by the user; empty or null when the settings were saved before the table was known
     * @param usualNames the names it usually has
     * @param fallback as for {@link #guess}
     * @param what the column holds, for messages, such as "words"
     * @return the name of a text column of the table
     * @throws InvalidSettingsException when there is none, with the sentence for the user
     */
    public static String find(
            final DataTableSpec table,
            final String chosen,
            final List<String> usualNames,
            final int fallback,
            final String what)
            throws InvalidSettingsException {
        if (chosen == null || chosen.isEmpty()) {
            return guess(table, usualNames, fallback)
                    .orElseThrow(() -> new InvalidSettingsException("The table has no text column for the " + what
                            + ", such as \"" + usualNames.get(0) + "\": connect another table, or choose a column."));
        }
        DataColumnSpec column = table.getColumnSpec(chosen);
        if (column == null) {
            throw new InvalidSettingsException(
                    "The column \"" + chosen + "\" for the " + what + " is not in the table: choose another.");
        }
        if (!column.getType().isCompatible(StringValue.class)) {
            throw new InvalidSettingsException("The column \"" + chosen + "\" for the " + what + " holds "
                    + column.getType().getName() + ", but text is needed: choose another.");
        }
        return chosen;
    }
}
