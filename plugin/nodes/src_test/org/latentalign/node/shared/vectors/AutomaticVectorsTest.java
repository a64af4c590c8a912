package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;

class AutomaticVectorsTest {

    private static final List<String> GENES = List.of("TP53", "MYC", "EGFR");

    private static final DataTableSpec METADATA = new DataTableSpec(
            column("id", StringCell.TYPE), column("dose", DoubleCell.TYPE), column("Rank", IntCell.TYPE));

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataColumnSpec column(final String name, final double low, final double high) {
        var creator = new DataColumnSpecCreator(name, DoubleCell.TYPE);
        creator.setDomain(new DataColumnDomainCreator(new DoubleCell(low), new DoubleCell(high)).createDomain());
        return creator.createSpec();
    }

    private static DataTableSpec expression(final VectorShape shape) {
        return VectorWriter.behind(METADATA, shape, "Expression", GENES).tableSpec();
    }

    /** Doses and ranks beside the values of a reader are no dimensions, whichever shape the values have. */
    @ParameterizedTest
    @EnumSource
    void whatAReaderMarkedIsTaken(final VectorShape shape) throws InvalidSettingsException {
        var table = expression(shape);
        var source = new InputVectorParameters().source(table);

        assertEquals(shape, source.shape());
        assertEquals(GENES, source.elementNames());
        assertEquals(shape == VectorShape.COLUMNS ? GENES : List.of("Expression"), source.columns());
        assertEquals(List.of(), new InputVectorParameters().warnings(table));
        assertEquals(shape == VectorShape.COLUMNS ? "TP53 ... EGFR (3 columns)" : "Expression", source.label());
    }

    /** A loop appends a counter, a filter takes a gene. */
    @Test
    void marksOutliveOtherColumns() throws InvalidSettingsException {
        var columns = Stream.concat(
                        expression(VectorShape.COLUMNS).stream()
                                .filter(spec -> !spec.getName().equals("MYC")),
                        Stream.of(column("Iteration", IntCell.TYPE)))
                .toArray(DataColumnSpec[]::new);

        assertEquals(
                List.of("TP53", "EGFR"),
                new InputVectorParameters().source(new DataTableSpec(columns)).columns());
    }

    /** Who has the vectors and what became of them means the vectors; without these the others are taken, and nothing else is. */
    @Test
    void vectorsBesideTheirEncodedOnesAreMeant() throws InvalidSettingsException {
        var list = DataType.getType(ListCell.class, DoubleCell.TYPE);
        var encoded = EncodedColumn.of("Encoded", list, "Expression");
        var parameters = new InputVectorParameters();
        var both = new DataTableSpec(encoded, column("Expression", list));
        assertEquals(List.of("Expression"), parameters.source(both).columns());
        assertEquals(List.of(), parameters.warnings(both));

        var third = new DataTableSpec(encoded, column("Expression", list), column("Other", list));
        assertEquals(List.of("Expression"), parameters.source(third).columns());
        assertEquals(1, parameters.warnings(third).size());
        assertFalse(parameters.warnings(third).get(0).contains("Encoded"));

        var alone = new DataTableSpec(encoded, column("Expression", StringCell.TYPE));
        assertEquals(List.of("Encoded"), parameters.source(alone).columns());
        assertEquals(List.of(), parameters.warnings(alone));
    }

    @Test
    void ofSeveralVectorsTheFirstIsTakenWithAWarning() throws InvalidSettingsException {
        var table = VectorWriter.behind(expression(VectorShape.COLUMNS), VectorShape.LIST, "Embedding", List.of())
                .tableSpec();
        var parameters = new InputVectorParameters();

        assertEquals(GENES, parameters.source(table).columns());
        assertEquals(
                List.of("The table has several vectors in each row, \"TP53 ... EGFR (3 columns)\", \"Embedding\":"
                        + " \"TP53 ... EGFR (3 columns)\" was taken. Choose under \"Vectors in\" to take others."),
                parameters.warnings(table));
    }

    @Test
    void aMarkedVectorGoesBeforeOtherLists() throws InvalidSettingsException {
        var lists = new DataTableSpec(column("counts", ListCell.getCollectionType(DoubleCell.TYPE)));
        var table = VectorWriter.behind(lists, VectorShape.LIST, "Vector", List.of())
                .tableSpec();

        assertEquals(
                List.of("Vector"), new InputVectorParameters().source(table).columns());
        assertEquals(1, new InputVectorParameters().warnings(table).size());
    }

    @Test
    void withoutMarksAllNumbersButTruthValuesAreTaken() throws InvalidSettingsException {
        var table = new DataTableSpec(
                column("x", DoubleCell.TYPE), column("flag", BooleanCell.TYPE), column("y", DoubleCell.TYPE));
        var parameters = new InputVectorParameters();

        assertEquals(List.of("x", "y"), parameters.source(table).columns());
        assertEquals(
                List.of("The column \"flag\" holds truth values and no dimension of the vectors."),
                parameters.warnings(table));
    }

    @Test
    void oddColumnsAreNamed() throws InvalidSettingsException {
        var creator = new DataTableSpecCreator();
        for (int i = 0; i < 20; i++) {
            creator.addColumns(column("x" + i, -3, 2 + i / 20.0));
        }
        var plain = creator.createSpec();
        var odd = creator.addColumns(column("Rank", IntCell.TYPE), column("dose", 0, 1000))
                .createSpec();
        var parameters = new InputVectorParameters();

        assertEquals(List.of(), parameters.warnings(plain));
        assertEquals(22, parameters.source(odd).columns().size());
        var warnings = parameters.warnings(odd);
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("The columns \"Rank\", \"dose\" hold whole numbers"), warnings.get(0));
    }

    /** A table of counts is one of whole numbers throughout, and of many scales. */
    @Test
    void countsAreNotOdd() throws InvalidSettingsException {
        var creator = new DataTableSpecCreator();
        for (int i = 0; i < 20; i++) {
            creator.addColumns(column("g" + i, IntCell.TYPE));
        }

        assertEquals(List.of(), new InputVectorParameters().warnings(creator.createSpec()));
        assertFalse(VectorSource.isNumericColumn(column("flag", BooleanCell.TYPE)));
    }
}
