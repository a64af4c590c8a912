package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.shared.cells.NeedsCells;

@NeedsCells
class ExpectedVectorsTest {

    private static final ExpectedVectors GENES = new ExpectedVectors("", List.of("TP53", "MYC", "EGFR"), 3, true);

    private static final ExpectedVectors WORDS = new ExpectedVectors("vector", List.of(), 3, true);

    private static final ExpectedVectors EMBEDDINGS =
            new ExpectedVectors("Embedding", List.of("Embedding 1", "Embedding 2"), 2, false);

    private static DataTableSpec numbers(final String... names) {
        return new DataTableSpec(IntStream.range(0, names.length)
                .mapToObj(i -> VectorSourceTest.column(names[i], DoubleCell.TYPE))
                .toArray(DataColumnSpec[]::new));
    }

    private static String message(final ExpectedVectors expected, final DataTableSpec table) {
        return assertThrows(InvalidSettingsException.class, () -> expected.find(table))
                .getMessage();
    }

    @Test
    void findsNamedColumnsInAnyOrderAmongOthers() throws InvalidSettingsException {
        assertEquals(
                VectorSource.ofColumns(List.of("TP53", "MYC", "EGFR")),
                GENES.find(numbers("EGFR", "dose", "TP53", "MYC")));
    }

    @Test
    void namesTheMissingColumnsAndCountsThem() {
        assertEquals(
                "The table lacks 2 of the 3 numeric columns that the model expects: \"TP53\", \"EGFR\".",
                message(GENES, numbers("MYC", "dose")));
    }

    @Test
    void aColumnOfTextIsMissingToo() {
        var table = new DataTableSpec(
                VectorSourceTest.column("TP53", StringCell.TYPE),
                VectorSourceTest.column("MYC", DoubleCell.TYPE),
                VectorSourceTest.column("EGFR", DoubleCell.TYPE));
        assertEquals(
                "The table lacks 1 of the 3 numeric columns that the model expects: \"TP53\".", message(GENES, table));
    }

    @Test
    void takesAVectorColumnThatHasTheNames() throws InvalidSettingsException {
        var table = new DataTableSpec(VectorSourceTest.list("profile", "TP53", "MYC", "EGFR"));
        assertEquals(List.of("profile"), GENES.find(table).columns());
    }

    @Test
    void refusesAVectorColumnWithOtherNamesOrAnotherOrder() {
        assertEquals(
                "The vectors of the column \"profile\" lack 1 of the 3 dimensions that the model expects: \"EGFR\".",
                message(GENES, new DataTableSpec(VectorSourceTest.list("profile", "TP53", "MYC", "KRAS"))));
        assertEquals(
                "The column \"profile\" has the dimensions that the model was fitted on in another order: make its"
                        + " vectors the same way as those the model was fitted on.",
                message(GENES, new DataTableSpec(VectorSourceTest.list("profile", "MYC", "TP53", "EGFR"))));
        assertEquals(
                "The column \"profile\" has 4 dimensions where the model was fitted on 3: make its vectors the same way"
                        + " as those the model was fitted on.",
                message(GENES, new DataTableSpec(VectorSourceTest.list("profile", "TP53", "MYC", "EGFR", "KRAS"))));
    }

    @Test
    void prefersTheColumnWithTheRightNameAmongSeveral() throws InvalidSettingsException {
        var table = new DataTableSpec(VectorSourceTest.list("other"), VectorSourceTest.list("vector"));
        assertEquals(List.of("vector"), WORDS.find(table).columns());
    }

    @Test
    void takesTheOnlyVectorColumnWhateverItsName() throws InvalidSettingsException {
        assertEquals(
                List.of("glove"),
                WORDS.find(new DataTableSpec(VectorSourceTest.list("glove"))).columns());
    }

    @Test
    void doesNotGuessAmongSeveralVectorColumns() {
        assertEquals(
                "The table has 2 columns with vectors (\"a\", \"b\"), and none has the name that the model knows,"
                        + " \"vector\": choose one under \"Vectors in\".",
                message(WORDS, new DataTableSpec(VectorSourceTest.list("a"), VectorSourceTest.list("b"))));
    }

    @Test
    void checksTheDimensionWhereTheSpecTellsIt() {
        assertEquals(
                "The vectors of the column \"vector\" have 2 dimensions, but the model expects 3.",
                message(WORDS, new DataTableSpec(VectorSourceTest.list("vector", "x", "y"))));
        var failure = assertThrows(
                InvalidSettingsException.class, () -> WORDS.check(VectorSource.ofColumns(List.of("x", "y"))));
        assertEquals("There are 2 columns chosen, but the model expects 3.", failure.getMessage());
    }

    @Test
    void embeddingsMayHaveAnyNames() throws InvalidSettingsException {
        assertEquals(
                VectorSource.ofColumns(List.of("Embedding 1", "Embedding 2")),
                EMBEDDINGS.find(numbers("Embedding 2", "Embedding 1")));
        assertEquals(
                List.of("z1", "z2"),
                EMBEDDINGS.check(VectorSource.ofColumns(List.of("z1", "z2"))).columns());
        assertEquals(
                "The table has no column with vectors such as \"Embedding\": if numeric columns are the dimensions,"
                        + " choose them under \"Vectors in\".",
                message(EMBEDDINGS, numbers("x", "y", "z")));
    }

    @Test
    void takesAllNumericColumnsIfThereAreJustEnoughAndNamesDoNotBind() throws InvalidSettingsException {
        assertEquals(List.of("x", "y"), EMBEDDINGS.find(numbers("x", "y")).columns());
        assertEquals(List.of("x", "y", "z"), WORDS.find(numbers("x", "y", "z")).columns());
        assertEquals(
                "The table lacks 3 of the 3 numeric columns that the model expects: \"TP53\", \"MYC\", \"EGFR\".",
                message(GENES, numbers("x", "y", "z")));
    }

    @Test
    void chosenColumnsAreMatchedByName() throws InvalidSettingsException {
        assertEquals(
                List.of("TP53", "MYC", "EGFR"),
                GENES.check(VectorSource.ofColumns(List.of("EGFR", "MYC", "TP53", "KRAS")))
                        .columns());
    }
}
