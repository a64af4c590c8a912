package org.latentalign.node.shared.cells;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/**
 * A column of an output table as data: what it is called, what its cells are, and what of a row's subject it shows. So the
 * columns of a table and its cells cannot come apart.
 *
 * @param <T> what a row is about
 * @param spec what KNIME knows of the column
 * @param cell its cell for a row
 */
public record Column<T>(DataColumnSpec spec, Function<? super T, DataCell> cell) {

    /**
     * @param name of the column
     * @param type of its cells
     * @param cell its cell for a row
     */
    public Column(final String name, final DataType type, final Function<? super T, DataCell> cell) {
        this(new DataColumnSpecCreator(name, type).createSpec(), cell);
    }

    /** @return a column of whole numbers */
    public static <T> Column<T> count(final String name, final ToIntFunction<? super T> value) {
        return new Column<>(name, IntCell.TYPE, row -> new IntCell(value.applyAsInt(row)));
    }

    /** @return a column of whole numbers that may be beyond two thousand million */
    public static <T> Column<T> longCount(final String name, final ToLongFunction<? super T> value) {
        return new Column<>(name, LongCell.TYPE, row -> new LongCell(value.applyAsLong(row)));
    }

    /** @return a column of numbers; missing where they are NaN */
    public static <T> Column<T> number(final String name, final ToDoubleFunction<? super T> value) {
        return new Column<>(name, DoubleCell.TYPE, row -> Cells.number(value.applyAsDouble(row)));
    }

    /** @return a column of texts; missing where they are null */
    public static <T> Column<T> text(final String name, final Function<? super T, String> value) {
        return new Column<>(name, StringCell.TYPE, row -> Cells.text(value.apply(row)));
    }

    /** @return a column of texts; missing where they are null or empty */
    public static <T> Column<T> textIfAny(final String name, final Function<? super T, String> value) {
        return text(name, row -> {
            var text = value.apply(row);
            return text == null || text.isEmpty() ? null : text;
        });
    }

    /** @return a column of lists of texts; missing where they are empty */
    public static <T> Column<T> texts(final String name, final Function<? super T, List<String>> value) {
        return new Column<>(name, ListCell.getCollectionType(StringCell.TYPE), row -> Cells.texts(value.apply(row)));
    }

    /** @return a column of truth values */
    public static <T> Column<T> truth(final String name, final Predicate<? super T> value) {
        return new Column<>(name, BooleanCell.TYPE, row -> Cells.truth(value.test(row)));
    }

    /**
     * @param <S> what a row is about
     * @param part what of it this column shows
     * @return this column in a table of something larger
     */
    public <S> Column<S> of(final Function<? super S, ? extends T> part) {
        return new Column<>(spec, row -> cell.apply(part.apply(row)));
    }

    /**
     * @param <S> what a row is about
     * @param part what of it this column shows, where there is such a part
     * @return this column in a table of something larger; missing where the part is
     */
    public <S> Column<S> ofOptional(final Function<? super S, ? extends Optional<? extends T>> part) {
        return new Column<>(spec, row -> {
            Optional<? extends T> found = part.apply(row);
            return found.isPresent() ? cell.apply(found.get()) : DataType.getMissingCell();
        });
    }

    /** @return this column with something behind its name, such as " before" */
    public Column<T> named(final String suffix) {
        var named = new DataColumnSpecCreator(spec);
        named.setName(spec.getName() + suffix);
        return new Column<>(named.createSpec(), cell);
    }

    /**
     * @param <T> what the columns show
     * @param <S> what a row is about
     * @param columns in their order
     * @param suffix something behind their names, such as " before"; may be empty
     * @param part what of a row they show
     * @return the columns in a table of something larger
     */
    public static <T, S> List<Column<S>> all(
            final Collection<Column<T>> columns, final String suffix, final Function<? super S, ? extends T> part) {
        return columns.stream().map(column -> column.named(suffix).<S>of(part)).toList();
    }

    /**
     * @param table the name of the table
     * @param columns in their order
     * @return what KNIME knows of the table
     */
    public static DataTableSpec spec(final String table, final List<? extends Column<?>> columns) {
        return new DataTableSpec(table, columns.stream().map(Column::spec).toArray(DataColumnSpec[]::new));
    }

    /**
     * @param <T> what a row is about
     * @param columns in their order
     * @param row the subject of the row
     * @return a cell for each column
     */
    public static <T> List<DataCell> cells(final List<Column<T>> columns, final T row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }
}
