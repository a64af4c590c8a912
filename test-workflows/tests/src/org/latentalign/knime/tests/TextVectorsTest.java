package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.NodeSettings;

/** Text Vectors as a node: which words are found, and the vectors of texts, against figures of NumPy. */
class TextVectorsTest {

    private static final String FACTORY = "org.latentalign.node.apply.text.TextVectorsNodeFactory";

    /** The most frequent first. */
    private static final List<String> WORDS = List.of("the", "drug", "cell", "Paris", "paris", "don't");

    private static final double[][] VECTORS = {
        {0.5, -1, 0.25}, {2, 0.5, -1}, {-1, 1.5, 3}, {0.75, -2, 1}, {9, 9, 9}, {-0.5, 0.25, 4}
    };

    private static final DataCell MISSING = DataType.getMissingCell();

    /** Letter cases, repeated words, no text at all, a missing one, no known word, and a word with an apostrophe. */
    private static final List<DataCell> TEXTS = List.of(
            new StringCell("The drug, the CELL!"),
            new StringCell("paris unknown Drug"),
            new StringCell(""),
            MISSING,
            new StringCell("unknown words only"),
            new StringCell("don't, don't"));

    private static final List<DataCell> LISTS =
            List.of(list("The", "New York", null, "cell"), list(), MISSING, list("drug"));

    @TempDir
    private Path temporary;

    private static DataCell list(final String... words) {
        final List<DataCell> cells = new ArrayList<>();
        for (final String word : words) {
            cells.add(word == null ? MISSING : new StringCell(word));
        }
        return CollectionCellFactory.createListCell(cells);
    }

    private static DataTableSpec spec(final String word, final DataType type, final String... numbers) {
        final var specs = new ArrayList<>(List.of(new DataColumnSpecCreator(word, type).createSpec()));
        Arrays.stream(numbers)
                .forEach(number -> specs.add(new DataColumnSpecCreator(number, DoubleCell.TYPE).createSpec()));
        return new DataTableSpec(specs.toArray(DataColumnSpec[]::new));
    }

    /** What the node makes of texts. */
    private TableContent vectors(final List<DataCell> texts, final String letterCase, final String pooling)
            throws Exception {
        final Path directory = temporary.resolve(letterCase + pooling + texts.size());
        NodeUnderTest.writeEmptyWorkflow(directory);
        final List<List<DataCell>> words = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            final List<DataCell> row = new ArrayList<>(List.of(new StringCell(WORDS.get(i))));
            Arrays.stream(VECTORS[i]).forEach(value -> row.add(new DoubleCell(value)));
            words.add(row);
        }
        final boolean isList = texts.get(0).getType().isCollectionType();
        final DataType type = isList ? DataType.getType(ListCell.class, StringCell.TYPE) : StringCell.TYPE;
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final var node = workflow.add(RegisteredNodes.createFactory(RegisteredNodes.element(FACTORY)));
            final var wordSource =
                    workflow.add(new RowsSourceNodeFactory(spec("Word", StringCell.TYPE, "a", "b", "c"), words));
            final var textSource = workflow.add(new RowsSourceNodeFactory(
                    spec("Text", type), texts.stream().map(List::of).toList()));
            workflow.manager().addConnection(wordSource.getID(), 1, node.getID(), 1);
            workflow.manager().addConnection(textSource.getID(), 1, node.getID(), 2);
            final NodeSettings settings = node.getNodeSettings();
            settings.getNodeSettings("model").addString("letterCase", letterCase);
            settings.getNodeSettings("model").addString("pooling", pooling);
            workflow.manager().loadNodeSettings(node.getID(), settings);
            workflow.manager().executeAllAndWaitUntilDone();
            return workflow.tables().values().stream()
                    .filter(table -> table.columns().contains("words found"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(workflow.messages()));
        }
    }

    private static List<String> column(final TableContent table, final String name) {
        return table.keys().stream()
                .map(key -> table.cell(key, name).toString())
                .toList();
    }

    private static double[] vector(final TableContent table, final int row) {
        final DataCell cell = table.cell("Row" + row, "Text Vector");
        return cell.isMissing()
                ? null
                : ((ListDataValue) cell)
                        .stream()
                                .mapToDouble(element -> ((DoubleValue) element).getDoubleValue())
                                .toArray();
    }

    private static void check(final TableContent table, final double[]... expected) {
        assertEquals(expected.length, table.keys().size());
        for (int row = 0; row < expected.length; row++) {
            if (expected[row] == null) {
                assertNull(vector(table, row), "row " + row);
            } else {
                assertArrayEquals(expected[row], vector(table, row), 1e-12, "row " + row);
            }
        }
    }

    @Test
    void wordsAreCountedWhateverTheirCase() throws Exception {
        final TableContent table = vectors(TEXTS, "LOWER_CASE", "MEAN");
        assertEquals(List.of("4", "2", "0", "0", "0", "2"), column(table, "words found"));
        assertEquals(List.of("0", "1", "0", "0", "3", "0"), column(table, "words not found"));
        // of Paris and paris the first has the vector
        check(table, new double[] {0.5, 0, 0.625}, new double[] {1.375, -0.75, 0}, null, null, null, new double[] {
            -0.5, 0.25, 4
        });
    }

    @Test
    void wordsAreCountedAsTheyAre() throws Exception {
        final TableContent table = vectors(TEXTS, "AS_THEY_ARE", "MAXIMUM");
        assertEquals(List.of("2", "1", "0", "0", "0", "2"), column(table, "words found"));
        assertEquals(List.of("2", "2", "0", "0", "3", "0"), column(table, "words not found"));
        check(table, new double[] {2, 0.5, 0.25}, new double[] {9, 9, 9}, null, null, null, new double[] {-0.5, 0.25, 4
        });
    }

    /** NumPy: weighted means over the words found, less their part along the first right singular vector. */
    @Test
    void rareWordsWeighMoreAndTheCommonDirectionIsGone() throws Exception {
        final TableContent table = vectors(TEXTS, "LOWER_CASE", "INVERSE_FREQUENCY");
        assertEquals(List.of("4", "2", "0", "0", "0", "2"), column(table, "words found"));
        check(
                table,
                new double[] {0.0017623969817466964, 0.0018435105889343035, 9.652967540809982e-05},
                new double[] {0.008616677169467802, -0.008538634136868128, 0.0015738495475657397},
                null,
                null,
                null,
                new double[] {-0.00026056074097178736, -1.8094118788604136e-05, -3.024617618820752e-05});
    }

    /** A missing element is a word that is not found; an empty list has no words. */
    @Test
    void listsAreTakenAsTheyAreCut() throws Exception {
        final TableContent table = vectors(LISTS, "LOWER_CASE", "MAXIMUM");
        assertEquals(List.of("2", "0", "0", "1"), column(table, "words found"));
        assertEquals(List.of("2", "0", "0", "0"), column(table, "words not found"));
        check(table, new double[] {0.5, 1.5, 3}, null, null, new double[] {2, 0.5, -1});
        assertTrue(table.columns().contains("Text"), "the texts stay");
    }
}
