package org.latentalign.node.shared.vectors;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * The vectors that a model wants to be applied to, as far as its spec tells.
 *
 * @param column name of the vector column that the model was fitted on, or that its result usually has; may be empty
 * @param names one name for each dimension, in order; empty when they have none
 * @param dimension how many numbers a vector has; 0 when the model has not been fitted yet
 * @param namesBind whether names say what a dimension means, as genes do, so that another name is a mistake. Otherwise
 *     they are a habit, and only the order counts
 */
public record ExpectedVectors(String column, List<String> names, int dimension, boolean namesBind) {

    /** Copies the list. */
    public ExpectedVectors {
        names = List.copyOf(names);
    }

    /**
     * Finds the vectors in a table without being told where: columns with the right names, else the vector column with
     * the right name, else the only vector column, else, where names do not bind, all numeric columns if there are
     * just as many as dimensions.
     *
     * @param table spec of the table
     * @return where they are
     * @throws InvalidSettingsException when the table does not have them, with the sentence for the user
     */
    public VectorSource find(final DataTableSpec table) throws InvalidSettingsException {
        var numeric = VectorSource.numericColumns(table).stream()
                .map(spec -> spec.getName())
                .toList();
        var missing = VectorSource.missing(names, numeric);
        if (!names.isEmpty() && missing.isEmpty()) {
            return VectorSource.ofColumns(names);
        }
        var vectors = VectorSource.vectorColumns(table);
        Optional<VectorSource> found = Optional.empty();
        for (var candidate : vectors) {
            if (candidate.getName().equals(column) || vectors.size() == 1) {
                found = Optional.of(VectorSource.ofColumn(candidate));
            }
        }
        if (found.isPresent()) {
            return check(found.get());
        }
        if (vectors.size() > 1) {
            throw new InvalidSettingsException("The table has " + vectors.size() + " columns with vectors ("
                    + VectorSource.list(
                            vectors.stream().map(spec -> spec.getName()).toList())
                    + "), and none has the name that the model knows"
                    + (column.isEmpty() ? "" : ", \"" + column + "\"") + ": choose one under \"Vectors in\".");
        }
        var likely = TableColumns.likelyDimensions(table).stream()
                .map(spec -> spec.getName())
                .toList();
        for (var columns : List.of(likely, numeric)) {
            if (dimension > 0 && dimension == columns.size() && (names.isEmpty() || !namesBind)) {
                return VectorSource.ofColumns(columns);
            }
        }
        if (names.isEmpty() || missing.size() == names.size() && !namesBind) {
            throw new InvalidSettingsException("The table has no column with vectors"
                    + (column.isEmpty() ? "" : " such as \"" + column + "\"")
                    + ": if numeric columns are the dimensions, choose them under \"Vectors in\".");
        }
        throw missingColumns(missing);
    }

    /**
     * Checks vectors that the user has chosen.
     *
     * @param source where they are
     * @return the same, in the order of the dimensions that the model expects
     * @throws InvalidSettingsException when they do not fit the model, with the sentence for the user
     */
    public VectorSource check(final VectorSource source) throws InvalidSettingsException {
        var found = source.elementNames();
        if (namesBind && !names.isEmpty() && !found.isEmpty() && !found.equals(names)) {
            var missing = VectorSource.missing(names, found);
            if (!missing.isEmpty()) {
                throw source.shape() == VectorShape.COLUMNS
                        ? missingColumns(missing)
                        : missingElements(source, missing);
            }
            if (source.shape() == VectorShape.COLUMNS) {
                return VectorSource.ofColumns(names);
            }
            throw new InvalidSettingsException(
                    "The column \"" + source.columns().get(0)
                            + "\" has "
                            + (new HashSet<>(names).size() == found.size()
                                    ? "the dimensions that the model was fitted on in another order"
                                    : found.size() + " dimensions where the model was fitted on " + names.size())
                            + ": make its vectors the same way as those the model was fitted on.");
        }
        var length = source.dimension();
        if (dimension > 0 && length.isPresent() && length.getAsInt() != dimension) {
            throw new InvalidSettingsException((source.shape() == VectorShape.COLUMNS
                            ? "There are " + length.getAsInt() + " columns chosen"
                            : "The vectors of the column \"" + source.columns().get(0) + "\" have " + length.getAsInt()
                                    + " dimensions")
                    + ", but the model expects " + dimension + ".");
        }
        return source;
    }

    private InvalidSettingsException missingColumns(final List<String> missing) {
        return new InvalidSettingsException("The table lacks " + missing.size() + " of the " + names.size()
                + " numeric columns that the model expects: " + VectorSource.list(missing) + ".");
    }

    private InvalidSettingsException missingElements(final VectorSource source, final List<String> missing) {
        return new InvalidSettingsException(
                "The vectors of the column \"" + source.columns().get(0) + "\" lack "
                        + missing.size() + " of the " + names.size() + " dimensions that the model expects: "
                        + VectorSource.list(missing) + ".");
    }
}
