package org.latentalign.node.write.gct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.format.Field;
import org.latentalign.node.shared.cells.HeldField;
import org.latentalign.progress.Progress;

/**
 * What a table says of samples or genes: identifiers, and columns as fields.
 *
 * @param ids one a row, all different
 * @param fields the columns
 */
record LabelTable(List<String> ids, List<HeldField> fields) {

    /** How the GCT Reader calls the identifier, and the name that it gives to a gene. */
    static final String ID = "id";

    static final String NAME = "name";

    /** Copies the lists. */
    LabelTable {
        ids = List.copyOf(ids);
        fields = List.copyOf(fields);
    }

    /**
     * @param table to read
     * @param idColumn with the identifiers, or the RowIDs
     * @param columns to be kept
     * @param what a row is, such as "sample"
     * @param progress of reading
     * @return what the table says
     * @throws InvalidSettingsException when an identifier is missing or not the only one of its kind
     */
    static LabelTable read(
            final BufferedDataTable table,
            final Optional<String> idColumn,
            final List<String> columns,
            final String what,
            final Progress progress)
            throws InvalidSettingsException {
        var spec = table.getDataTableSpec();
        var ids = new ArrayList<String>();
        var fields = columns.stream()
                .map(name -> new HeldField(spec.getColumnSpec(name)))
                .toList();
        var identifier = idColumn.map(name -> new HeldField(spec.getColumnSpec(name)));
        int[] indices = Stream.concat(columns.stream(), idColumn.stream())
                .mapToInt(spec::findColumnIndex)
                .toArray();
        Set<String> taken = new HashSet<>();
        try (var rows = table.cursor(
                TableFilter.materializeCols(IntStream.of(indices).distinct().toArray()))) {
            while (rows.canForward()) {
                progress.report(Double.NaN, () -> "Reading metadata");
                var row = rows.forward();
                for (int i = 0; i < indices.length; i++) {
                    var value = row.isMissing(indices[i]) ? null : row.getValue(indices[i]);
                    (i < fields.size() ? fields.get(i) : identifier.orElseThrow()).add(value);
                }
                String key = row.getRowKey().getString();
                int at = ids.size();
                if (identifier.isPresent() && identifier.get().isMissing(at)) {
                    throw new InvalidSettingsException("Row \"" + key + "\" has no identifier in the column \""
                            + idColumn.get() + "\": remove such rows, or take the RowID.");
                }
                String id = identifier.map(field -> field.text(at)).orElse(key);
                if (id.isBlank() || !taken.add(id)) {
                    throw new InvalidSettingsException("The " + what + " \"" + id + "\" in row \"" + key
                            + "\" has the identifier of an earlier one, or none: take the RowID, or another column.");
                }
                ids.add(id);
            }
        }
        return new LabelTable(ids, fields);
    }

    /** @return the fields without those that say again what the identifiers say, as the GCT Reader's column id does */
    List<Field> newFields() {
        return fields.stream()
                .filter(field -> !isAgain(field))
                .map(Field.class::cast)
                .toList();
    }

    private boolean isAgain(final HeldField field) {
        if (field.name().equals(ID)) {
            return field.repeats(ids);
        }
        return field.name().equals(NAME)
                && (field.repeats(ids)
                        || fields.stream()
                                .anyMatch(other -> other != field
                                        && IntStream.range(0, ids.size())
                                                .allMatch(i -> other.isMissing(i)
                                                        ? field.text(i).equals(ids.get(i))
                                                        : !field.isMissing(i)
                                                                && field.text(i).equals(other.text(i)))));
    }
}
