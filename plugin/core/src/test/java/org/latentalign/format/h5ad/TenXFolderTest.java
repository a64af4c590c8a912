package org.latentalign.format.h5ad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.FormatException;

/** Folders of Cell Ranger, written here: two cells of three genes. */
class TenXFolderTest {

    private static final String HEADER = "%%MatrixMarket matrix coordinate integer general\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeNames() throws IOException {
        Files.writeString(folder.resolve("barcodes.tsv"), "AAAC-1\nAAAG-1\n");
        Files.writeString(
                folder.resolve("features.tsv"),
                "ENSG1\tTP53\tGene Expression\nENSG2\tMYC\tGene Expression\nENSG3\tEGFR\tGene Expression\n");
    }

    private GoldenCells.Table read(final String lines) throws IOException {
        Files.writeString(folder.resolve("matrix.mtx"), HEADER + lines);
        return GoldenCells.read(folder, CellRequest.ALL);
    }

    @Test
    void takesEmptyLinesBehindTheLastNumberForNothing() throws IOException {
        final double[][] rows = read("3 2 2\n1 1 5\n3 2 7\n\n \n").rows();
        assertArrayEquals(new double[] {5, 0, 0}, rows[0]);
        assertArrayEquals(new double[] {0, 0, 7}, rows[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "3 2 1;1 1 5;3 2 7    | line 4, goes on behind number 1, the last one that the file says it has",
                "3 2 3;1 1 5;3 2 7    | ends behind line 4 with 2 of 3 numbers; it was cut off, fetch it again",
                "%                    | ends before it says how many numbers it has",
                "3 2 9;1 1 5 5        | line 3, has more than its numbers; write the file anew, or fetch it again",
                "3 2 9;4 1 5          | line 3, has the gene 4 where there are 3, which count from 1; write the file anew",
                "3 1 1;1 1 5          | says 3 1 1; put the three files of one run beside each other",
                "3 2 3;1 1 5;2 2 1;1 1 1 | is out of order, as neither cells nor genes ascend: sort it by cell",
            })
    void saysWhatIsWrongAndWhatToDo(final String lines, final String words) {
        final var failure = assertThrows(FormatException.class, () -> read(lines.replace(';', '\n') + "\n"));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    @Test
    void namesTheFieldsThatSomeGenesLack() throws IOException {
        Files.writeString(folder.resolve("features.tsv"), "ENSG1\tTP53\nENSG2\nENSG3\tEGFR\n");
        final Annotations genes = read("3 2 1\n1 1 5\n").genes();
        assertEquals(List.of(), genes.columns());
        assertEquals(List.of("name"), genes.report().fieldsLeftOut());
    }

    /** R quotes texts, and editors leave empty lines. */
    @Test
    void readsWhatRAndEditorsMakeOfTheNames() throws IOException {
        Files.writeString(
                folder.resolve("features.tsv"),
                "\"ENSG1\"\t\"TP53\"\n\"ENSG2\"\t\"a \"\"b\"\"\"\n\"ENSG3\"\tEGFR\n\n\n");
        final Annotations genes = read("3 2 1\n1 1 5\n").genes();
        assertEquals(List.of("ENSG1", "ENSG2", "ENSG3"), genes.names());
        assertEquals("a \"b\"", genes.columns().get(0).text(1));
    }

    /** Cell Ranger ARC says where on its chromosome a feature is. */
    @Test
    void keepsFieldsThatCellRangerDoesNotAlwaysWrite() throws IOException {
        Files.writeString(
                folder.resolve("features.tsv"),
                "ENSG1\tTP53\tGene Expression\tchr17\t5\nENSG2\tMYC\tGene Expression\tchr8\t7\n"
                        + "ENSG3\tEGFR\tGene Expression\tchr7\n");
        final Annotations genes = read("3 2 1\n1 1 5\n").genes();
        assertEquals(
                List.of("name", "feature_type", "column 4"),
                genes.columns().stream().map(AnnotationColumn::name).toList());
        assertEquals("chr8", genes.columns().get(2).text(1));
        assertEquals(List.of("column 5"), genes.report().fieldsLeftOut());
    }
}
