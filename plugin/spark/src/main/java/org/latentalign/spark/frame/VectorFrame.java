package org.latentalign.spark.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * A data frame and where its vectors are: in one column of lists of numbers, or in as many numeric columns as there are
 * dimensions. With many dimensions, a list is better: beyond some hundred columns Spark reads Parquet row by row.
 */
public final class VectorFrame {

    /** So many vectors tell how long most of them are. */
    private static final int ENOUGH = 1000;

    private static final int MOST_LISTED = 10;

    private final Dataset<Row> frame;
    private final Column vector;

    /** As they are: one of lists, or one for each dimension. */
    private final List<Column> columns;

    private final boolean isList;
    private final String description;
    private final List<String> names;

    /** 0 until it is known. */
    private int dimension;

    private VectorFrame(
            final Dataset<Row> frame,
            final Column vector,
            final List<Column> columns,
            final boolean isList,
            final String description,
            final List<String> names,
            final int dimension) {
        this.frame = frame;
        this.vector = vector;
        this.columns = columns;
        this.isList = isList;
        this.description = description;
        this.names = names;
        this.dimension = dimension;
    }

    /**
     * Vectors in a column of lists.
     *
     * @param frame any
     * @param column its name
     * @return the vectors
     * @throws JobException when there is no such column, or none of lists of numbers
     */
    public static VectorFrame ofList(final Dataset<Row> frame, final String column) throws JobException {
        return ofList(frame, column, List.of());
    }

    /**
     * Vectors in a column of lists whose dimensions have names.
     *
     * @param frame any
     * @param column its name
     * @param names of the dimensions, in order; or none
     * @return the vectors
     * @throws JobException when there is no such column, or none of lists of numbers
     */
    public static VectorFrame ofList(final Dataset<Row> frame, final String column, final List<String> names)
            throws JobException {
        final DataType type = field(frame, column).dataType();
        if (!isList(type)) {
            throw new JobException("The column \"" + column + "\" holds " + type.simpleString()
                    + " and not lists of numbers: name a column of lists, or the numeric columns of the dimensions.");
        }
        return new VectorFrame(
                frame,
                quoted(column).cast("array<double>"),
                List.of(quoted(column)),
                true,
                "the column \"" + column + "\"",
                List.copyOf(names),
                names.size());
    }

    /**
     * Vectors in a column for each dimension.
     *
     * @param frame any
     * @param columns their names in the order of the dimensions
     * @return the vectors
     * @throws JobException when there are none, or one of them is missing, named twice or holds no numbers
     */
    public static VectorFrame ofColumns(final Dataset<Row> frame, final List<String> columns) throws JobException {
        if (columns.isEmpty()) {
            throw new JobException("There is no column of numbers among " + listed(List.of(frame.columns()))
                    + ": name a column of lists, or turn columns into numbers first.");
        }
        final List<Column> plain = new ArrayList<>();
        final List<Column> values = new ArrayList<>();
        final Set<String> named = new HashSet<>();
        for (final String column : columns) {
            if (!named.add(column)) {
                throw new JobException("The column \"" + column + "\" is named twice: name every column once.");
            }
            final DataType type = field(frame, column).dataType();
            if (!(type instanceof NumericType)) {
                throw new JobException("The column \"" + column + "\" holds " + type.simpleString()
                        + " and not numbers: leave it out, or turn it into numbers first.");
            }
            plain.add(quoted(column));
            values.add(quoted(column).cast("double"));
        }
        return new VectorFrame(
                frame,
                functions.array(values.toArray(new Column[0])),
                List.copyOf(plain),
                false,
                columns.size() + " columns",
                List.copyOf(columns),
                columns.size());
    }

    /**
     * Finds the only column of lists of numbers.
     *
     * @param frame any
     * @return the vectors
     * @throws JobException when there is none, or more than one
     */
    public static VectorFrame find(final Dataset<Row> frame) throws JobException {
        final List<String> lists = Stream.of(frame.schema().fields())
                .filter(field -> isList(field.dataType()))
                .map(StructField::name)
                .toList();
        if (lists.size() != 1) {
            throw new JobException(
                    lists.isEmpty()
                            ? "There is no column of lists of numbers among " + listed(List.of(frame.columns()))
                                    + ": name the numeric columns of the dimensions."
                            : "There are several columns of lists of numbers (" + listed(lists)
                                    + "): name the one that holds the vectors.");
        }
        return ofList(frame, lists.get(0));
    }

    /**
     * @param frame any
     * @return the names of its numeric columns, in order
     */
    public static List<String> numericColumns(final Dataset<Row> frame) {
        return Stream.of(frame.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(StructField::name)
                .toList();
    }

    /**
     * @param frame any
     * @param column its name
     * @return the column
     * @throws JobException when there is none of that name
     */
    public static Column column(final Dataset<Row> frame, final String column) throws JobException {
        return quoted(field(frame, column).name());
    }

    /** @return the data frame with all its columns */
    public Dataset<Row> frame() {
        return frame;
    }

    /** @return the lists of numbers, as an expression of type {@code array<double>} */
    public Column vector() {
        return vector;
    }

    /** @return the column of lists, or the columns of the dimensions, as the frame has them */
    List<Column> columns() {
        return columns;
    }

    /** @return whether the vectors are in one column of lists */
    boolean isList() {
        return isList;
    }

    /** @return the names of the dimensions; empty when they have none */
    public List<String> names() {
        return names;
    }

    /**
     * Where there are no names, looks at the first thousand vectors and takes the length that most of them have: one
     * vector of another length, were it the first, would otherwise make all others the wrong ones.
     *
     * @return d, at least 1
     * @throws JobException when there are no vectors, or they are empty
     */
    public int dimension() throws JobException {
        if (dimension == 0) {
            dimension = usualLength();
        }
        return dimension;
    }

    private int usualLength() throws JobException {
        final Map<Integer, Integer> counts = new LinkedHashMap<>();
        int usual = 0;
        for (final int length :
                ListPartitions.map(this, (index, lists) -> new Lengths(lists)).take(ENOUGH)) {
            counts.merge(length, 1, Integer::sum);
            if (usual == 0 || counts.get(length) > counts.get(usual)) {
                usual = length;
            }
        }
        if (counts.isEmpty()) {
            throw new JobException("There are no vectors in " + description
                    + ": check that the input has rows, and that they are not all missing.");
        }
        if (usual == 0) {
            throw new JobException("The vectors in " + description + " are empty: choose another column.");
        }
        return usual;
    }

    /** How long the lists of a partition are that are there. */
    private static final class Lengths implements Iterator<Integer> {

        private final ListCursor lists;
        private boolean isAhead;

        Lengths(final ListCursor lists) {
            this.lists = lists;
        }

        @Override
        public boolean hasNext() {
            while (!isAhead && lists.next()) {
                isAhead = !lists.isMissing();
            }
            return isAhead;
        }

        @Override
        public Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            return lists.length();
        }
    }

    private static boolean isList(final DataType type) {
        return type instanceof final ArrayType list && list.elementType() instanceof NumericType;
    }

    private static StructField field(final Dataset<Row> frame, final String column) throws JobException {
        return Arrays.stream(frame.schema().fields())
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new JobException("There is no column \"" + column + "\": the input has "
                        + listed(List.of(frame.columns())) + "."));
    }

    /** A name may hold dots and back quotes. */
    private static Column quoted(final String column) {
        return functions.col("`" + column.replace("`", "``") + "`");
    }

    /**
     * @param names any
     * @return the first of them for a sentence, and how many more there are
     */
    public static String listed(final List<String> names) {
        final List<String> shown = names.subList(0, Math.min(MOST_LISTED, names.size()));
        return "\"" + String.join("\", \"", shown) + "\""
                + (names.size() > shown.size() ? " and " + (names.size() - shown.size()) + " more" : "");
    }
}
