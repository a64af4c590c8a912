package org.latentalign.knime.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * A table of vectors to feed a node with: the vectors in one of KNIME's three shapes, and text columns with the usual
 * names by which nodes recognize words, pairs of words, samples of drugs, and signatures of drugs.
 *
 * @param shape how the vectors are held
 * @param rows number of rows
 * @param dimensions number of values a vector
 * @param flaw what is wrong with it
 * @param suffix what all names end with: of words, drugs, cell lines, relations, groups
 */
record TestTable(Shape shape, int rows, int dimensions, Flaw flaw, String suffix) {

    /** How vectors are held. */
    enum Shape {
        COLUMNS,
        LIST,
        DOUBLE_VECTOR
    }

    /** What is wrong with a table; a flawed value is in row 1, the second. */
    enum Flaw {
        NONE,
        MISSING,
        NOT_A_NUMBER,
        INFINITE,
        /** Too large to be squared. */
        HUGE,
        /** Of length zero. */
        ZERO,
        /** One value less than the others; missing where every column is a value. */
        SHORT,
        /** The texts are missing, not the vector. */
        UNLABELED,
        /** No row has a vector. */
        ALL_MISSING,
        /** Every row has the same vector. */
        ALL_EQUAL,
        /** Every vector is of length zero. */
        ALL_ZERO,
        /** Every value is so small that its square is 0. */
        ALL_TINY,
        /** Every text is missing. */
        ALL_UNLABELED,
        /** The texts are there, but empty. */
        BLANK,
        /** Every text is empty. */
        ALL_BLANK
    }

    private static final List<String> TEXT_COLUMNS = List.of(
            "word",
            "from",
            "to",
            "group",
            "cell_id",
            "pert_iname",
            "pert_type",
            "drug",
            "cell line",
            "relation",
            "a",
            "b",
            "c",
            "d",
            "first",
            "second");

    private static final String RATING = "rating";

    private static final int ROWS = 40;
    private static final int DIMENSIONS = 4;

    static TestTable of(final Shape shape) {
        return new TestTable(shape, ROWS, DIMENSIONS, Flaw.NONE, "");
    }

    TestTable withRows(final int newRows) {
        return new TestTable(shape, newRows, dimensions, flaw, suffix);
    }

    TestTable withDimensions(final int newDimensions) {
        return new TestTable(shape, rows, newDimensions, flaw, suffix);
    }

    TestTable with(final Flaw newFlaw) {
        return new TestTable(shape, rows, dimensions, newFlaw, suffix);
    }

    TestTable withSuffix(final String newSuffix) {
        return new TestTable(shape, rows, dimensions, flaw, newSuffix);
    }

    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        TEXT_COLUMNS.forEach(name -> columns.add(column(name, StringCell.TYPE)));
        columns.add(column(RATING, DoubleCell.TYPE));
        switch (shape) {
            case COLUMNS -> IntStream.range(0, dimensions).forEach(i -> columns.add(dimension("x" + i)));
            case LIST -> columns.add(column("vector", ListCell.getCollectionType(DoubleCell.TYPE)));
            case DOUBLE_VECTOR -> columns.add(column("vector", DoubleVectorCellFactory.TYPE));
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /** Marked as readers mark the columns of a vector, since the rating beside them is none. */
    private static DataColumnSpec dimension(final String name) {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(name, DoubleCell.TYPE);
        creator.setProperties(new DataColumnProperties(Map.of("org.latentalign.vector", "vector")));
        return creator.createSpec();
    }

    BufferedDataTable create(final ExecutionContext exec) {
        final BufferedDataContainer container = exec.createDataContainer(spec());
        final Texts texts = new Texts();
        for (int row = 0; row < rows; row++) {
            final List<DataCell> cells = new ArrayList<>();
            final boolean isLabeled = flaw != Flaw.ALL_UNLABELED && (flaw != Flaw.UNLABELED || row != 1);
            final boolean isBlank = flaw == Flaw.ALL_BLANK || flaw == Flaw.BLANK && row == 1;
            if (isLabeled && !isBlank) {
                cells.addAll(texts.of(row));
            } else {
                cells.addAll(Collections.nCopies(
                        TEXT_COLUMNS.size(), isLabeled ? new StringCell("") : DataType.getMissingCell()));
            }
            cells.add(new DoubleCell(5 + 5 * Math.sin(7.31 * row + 0.2 * row * row)));
            cells.addAll(vector(row));
            container.addRowToTable(new DefaultRow("Row" + row, cells));
        }
        container.close();
        return container.getTable();
    }

    /** The cells of text columns: each text is made once, since large tables would take most of their time for them. */
    private final class Texts {

        private final StringCell[] words = numbered("word ", rows);
        private final StringCell[] drugs = numbered("drug ", rows / 2 + 4);
        private final StringCell[] groups = numbered("group ", 2);
        private final StringCell[] relations = numbered("relation ", 2);
        private final StringCell[] cellLines = {new StringCell("A" + suffix), new StringCell("B" + suffix)};
        private final StringCell control = new StringCell("ctl_vehicle");
        private final StringCell treated = new StringCell("trt_cp");

        private StringCell[] numbered(final String name, final int count) {
            return IntStream.range(0, count)
                    .mapToObj(number -> new StringCell(name + number + suffix))
                    .toArray(StringCell[]::new);
        }

        /** Every fourth sample of a cell line is a control, the others are of three drugs. */
        List<DataCell> of(final int row) {
            final int treatment = row / 2 % 4;
            return List.of(
                    word(row),
                    word(row),
                    word(row + 1),
                    groups[row % 2],
                    cellLines[row % 2],
                    drugs[treatment],
                    treatment == 0 ? control : treated,
                    drugs[row / 2],
                    cellLines[row % 2],
                    relations[row % 2],
                    word(row),
                    word(row + 1),
                    word(row + 5),
                    word(row + 7),
                    word(row),
                    word(row + 3));
        }

        private StringCell word(final int row) {
            return words[row % rows];
        }
    }

    private List<DataCell> vector(final int row) {
        final double[] values = values(row);
        final boolean isMissing = flaw == Flaw.ALL_MISSING || flaw == Flaw.MISSING && row == 1;
        final int length = flaw == Flaw.SHORT && row == 1 ? dimensions - 1 : dimensions;
        return switch (shape) {
            case COLUMNS ->
                IntStream.range(0, dimensions)
                        .mapToObj(i -> isMissing && i == 1 || i >= length
                                ? DataType.getMissingCell()
                                : new DoubleCell(values[i]))
                        .collect(Collectors.toList());
            case LIST ->
                List.of(
                        isMissing
                                ? DataType.getMissingCell()
                                : CollectionCellFactory.createListCell(IntStream.range(0, length)
                                        .mapToObj(i -> new DoubleCell(values[i]))
                                        .collect(Collectors.toList())));
            case DOUBLE_VECTOR ->
                List.of(
                        isMissing
                                ? DataType.getMissingCell()
                                : DoubleVectorCellFactory.createCell(Arrays.copyOf(values, length)));
        };
    }

    /** @return values without a pattern, the same in every run; no dimension depends on the others */
    private double[] values(final int row) {
        final double[] values = new double[dimensions];
        final int position = flaw == Flaw.ALL_EQUAL ? 0 : row;
        for (int i = 0; i < dimensions; i++) {
            values[i] = Math.sin(1 + 12.9898 * position * (i + 1) + 78.233 * i) * (1 + i % 5);
        }
        if (flaw == Flaw.ALL_ZERO) {
            Arrays.fill(values, 0);
        } else if (flaw == Flaw.ALL_TINY) {
            Arrays.setAll(values, i -> values[i] * 1e-200);
        } else if (row == 1) {
            switch (flaw) {
                case NOT_A_NUMBER -> values[1] = Double.NaN;
                case INFINITE -> values[1] = Double.POSITIVE_INFINITY;
                case HUGE -> values[1] = 1e200;
                case ZERO -> Arrays.fill(values, 0);
                default -> {
                    // the others are not about values
                }
            }
        }
        return values;
    }
}
