package org.latentalign.node.shared.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorSource;

/** Columns that tell what a row is, such as its cell line: chosen by the user, or recognized by their usual names. */
public final class LabelColumn {

    /** Offers all columns of the first table that hold no vectors. */
    public static final class Choices implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return TableColumns.tableSpec(input).map(LabelColumn::candidates).orElseGet(List::of);
        }
    }

    /** Offers all columns of the table at the second port that hold no vectors. */
    public static final class SecondPortChoices implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return secondPort(input).map(LabelColumn::candidates).orElseGet(List::of);
        }
    }

    private LabelColumn() {}

    /**
     * @param input what is known of the node's input
     * @return spec of the table at the second port, when one is connected
     */
    public static Optional<DataTableSpec> secondPort(final NodeParametersInput input) {
        var specs = input.getInPortSpecs();
        return specs.length > 1 && specs[1] instanceof DataTableSpec table ? Optional.of(table) : Optional.empty();
    }

    /** @return the columns that hold no vectors */
    public static List<DataColumnSpec> candidates(final DataTableSpec table) {
        return table.stream()
                .filter(column -> !VectorSource.isVectorColumn(column))
                .toList();
    }

    /**
     * Recognizes a column by its name.
     *
     * @param table spec of the table
     * @param usualNames the names it usually has, the best first; compared without regard to case, blanks and
     *     punctuation
     * @return its name, if there is one
     */
    public static Optional<String> guess(final DataTableSpec table, final List<String> usualNames) {
        for (var usual : usualNames) {
            for (var column : candidates(table)) {
                if (bare(column.getName()).equals(bare(usual))) {
                    return Optional.of(column.getName());
                }
            }
        }
        return Optional.empty();
    }

    private static String bare(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /**
     * Finds the column at configure time.
     *
     * @param table spec of the table
     * @param chosen by the user; empty or null when the settings were saved before the table was known
     * @param usualNames the names it usually has
     * @param what the column tells, for messages, such as "cell line"
     * @return the name of a column of the table
     * @throws InvalidSettingsException when there is none, with the sentence for the user
     */
    public static String find(
            final DataTableSpec table, final String chosen, final List<String> usualNames, final String what)
            throws InvalidSettingsException {
        if (chosen == null || chosen.isEmpty()) {
            return guess(table, usualNames)
                    .orElseThrow(() -> new InvalidSettingsException("No column for the " + what
                            + " is chosen, and the table has none with a usual name such as \"" + usualNames.get(0)
                            + "\": choose one. If the file of profiles has identifiers only, choose the file with its"
                            + " samples' metadata in the reader, too."));
        }
        if (!table.containsName(chosen)) {
            throw new InvalidSettingsException(
                    "The column \"" + chosen + "\" for the " + what + " is not in the table: choose another.");
        }
        return chosen;
    }
}
