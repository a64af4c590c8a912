package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

/** Tables of metadata as people have them, joined to a small matrix. */
class MetadataFileTest {

    @TempDir
    private Path folder;

    /** A matrix of two genes, with these samples. */
    private Path matrix(final String... samples) throws IOException {
        return matrix(List.of("1017", "ENSG00000141510.18"), samples);
    }

    private Path matrix(final List<String> genes, final String... samples) throws IOException {
        final var text = new StringBuilder("#1.2\n" + genes.size() + "\t" + samples.length + "\nName\tDescription\t"
                + String.join("\t", samples) + "\n");
        for (final String gene : genes) {
            text.append(gene)
                    .append("\tna")
                    .append("\t1".repeat(samples.length))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("matrix.gct"), text);
    }

    private MetadataFile table(final String text) throws IOException {
        return new MetadataFile(Files.writeString(folder.resolve("table.txt"), text), Optional.empty());
    }

    private static GctData samples(final Path matrix, final AxisRequest request) throws IOException {
        return GctData.open(
                matrix, new GctRequest(Orientation.SAMPLES_AS_ROWS, request, AxisRequest.ALL), Progress.NONE);
    }

    private static GctData genes(final Path matrix, final MetadataFile table) throws IOException {
        return GctData.open(
                matrix,
                new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL.joinedWith(table)),
                Progress.NONE);
    }

    /** The values of a field, - for a missing one. */
    private static String values(final Metadata metadata, final String field) {
        final MetadataColumn column = metadata.column(field).orElseThrow();
        final List<String> values = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            values.add(column.isMissing(i) ? "-" : column.text(i));
        }
        return String.join(" ", values);
    }

    private String joined(final String text) throws IOException {
        try (var data = samples(matrix("s1", "s2", "s3"), AxisRequest.ALL.joinedWith(table(text)))) {
            return values(data.samples(), "cell");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '!',
            textBlock =
                    """
                    sep=;LFid;cellLFs1;ALFs2;BLFs3;CLF ! A B C
                    "sep=,"LFid,cellLFs1,ALFs2,BLFs3,CLF ! A B C
                    sep=TABLFidTABcellLFs1TABALFs2TABBLFs3TABCLF ! A B C
                    cellLFs1TABALFs2TABBLFs3TABCLF ! A B C
                    "cell"LF"s1"TAB"A"LF"s2"TAB"B"LF"s3"TAB"C"LF ! A B C
                    "cell" "dose"LF"s1" "A" 1LF"s2" "B" 2LF"s3" "C" NALF ! A B C
                    "cell"LF"s1" "A"LF"s2" "B"LF"s3" "C"LF ! A B C
                    "id" "in um, x" "cell"LF"1" "s1" 2 "A"LF"2" "s2" NA "B"LF"3" "s3" 1 "C"LF ! A B C
                    cellTABdoseLFs1TABATABLFs2TABBTAB2LFs3TABCTAB3LF ! A B C
                    id;cell;in, umLFs1;A;1LFs2;B;2LFs3;C;3LF ! A B C
                    id, cell, noteLF"s1", "A", "x, y"LF"s2", "B", ""LF"s3", "C", "z"LF ! A B C
                    id,"a LFTAB",cellLFs1,1,ALFs2,2,BLFs3,3,CLF ! A B C
                    idTABcellLFNBSPs1TABALFs2NBSPTABBLFs3TABCNBSPLF ! A B C
                    """)
    void whatSpreadsheetsAndRWriteIsRead(final String text, final String cells) throws IOException {
        final String content = text.replace("TAB", "\t").replace("LF", "\n").replace("NBSP", "\u00a0");

        assertEquals(cells, joined(content));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '!',
            textBlock =
                    """
                    # made by handLFidTABcellLFs1TABALFs2TABBLF ! its first line has no tab, comma or semicolon
                    Samples of the screenLFtypeTABcellLFs1TABALFs2TABBLF ! its first line has no tab
                    annotationLFsig_idTABcellLFs1TABALFs2TABBLF ! its first line has no tab
                    PKCD and what follows in a spreadsheet ! is a zip archive or a spreadsheet
                    BZh9 and what follows ! is compressed with bzip2
                    {"s1": {"cell": "A"}} ! is JSON, not a text
                    <html><head></head></html> ! is a web page
                    """)
    void whatIsNoTableIsSaid(final String text, final String words) throws IOException {
        final String content = text.replace("TAB", "\t").replace("LF", "\n").replace("PKCD", "PK\u0003\u0004");

        final String message =
                assertThrows(FormatException.class, () -> joined(content)).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void unicodeTextWithoutItsMarkIsSaid() throws IOException {
        for (final Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            final Path file = Files.write(folder.resolve("u.txt"), "id\tcell\ns1\tA\n".getBytes(charset));
            final AxisRequest request = AxisRequest.ALL.joinedWith(new MetadataFile(file, Optional.empty()));
            final String message = assertThrows(FormatException.class, () -> samples(matrix("s1"), request))
                    .getMessage();
            assertEquals("'u.txt' is UTF-16 text: save it in the encoding UTF-8.", message);
        }
    }

    /** Windows' quotation marks, and a replacement character that somebody saved as such. */
    @Test
    void textOfWindowsIsReadAndWhatIsUtf8StaysIt() throws IOException {
        final var bytes = new ByteArrayOutputStream();
        bytes.write("id\tcell\ns1\t".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {(byte) 0x93, 'A', (byte) 0x94, '\n'});
        bytes.write("s2\tf\uFFFDr\u00e9\n".getBytes(StandardCharsets.UTF_8));
        final Path file = Files.write(folder.resolve("w.txt"), bytes.toByteArray());

        try (var data =
                samples(matrix("s1", "s2"), AxisRequest.ALL.joinedWith(new MetadataFile(file, Optional.empty())))) {
            assertEquals("\u201cA\u201d f\uFFFDr\u00e9", values(data.samples(), "cell"));
        }
    }

    /** Ages are among the samples' numbers, too, but come up again. */
    @Test
    void theColumnOfIdentifiersIsTheOneWithMostDifferentOnes() throws IOException {
        final var file = table("age,number,cell\n7,1,A\n7,2,B\n2,7,C\n1,9,D\n7,8,E\n2,6,F\n");

        try (var data = samples(matrix("1", "2", "7", "9"), AxisRequest.ALL.joinedWith(file))) {
            assertEquals("A B C D", values(data.samples(), "cell"));
            assertEquals(List.of(), data.report().doubts());
        }
    }

    @Test
    void twoColumnsOfIdentifiersAreSaid() throws IOException {
        final var file = table("control,treated,cell\ns1,s2,A\ns2,s3,B\ns3,s1,C\n");

        try (var data = samples(matrix("s1", "s2", "s3"), AxisRequest.ALL.joinedWith(file))) {
            assertEquals("A B C", values(data.samples(), "cell"));
            assertEquals(
                    List.of("Both the columns 'control' and 'treated' of 'table.txt' hold identifiers; the first was"
                            + " taken, name the other if it is the one."),
                    data.report().doubts());
        }
    }

    @Test
    void aWholeNumberIsTheSameIdentifierWithZeroDecimals() throws IOException {
        final List<String> genes = List.of("1017", "5290.0", "0672", "12");
        try (var data = genes(
                matrix(genes, "s1"), table("gene_id\tsymbol\n1017.0\tCDK2\n5290\tPIK3CA\n672\tBRCA1\n12.00\tX\n"))) {
            assertEquals("CDK2 PIK3CA - X", values(data.genes(), "symbol"));
        }
    }

    @Test
    void aRequestedNumberIsFoundHoweverItIsWritten() throws IOException {
        final var request = AxisRequest.ALL.where(Condition.listed(List.of("1017", "5290.0", "7", "x.0")));
        try (var data = GctData.open(
                matrix(List.of("1017.0", "5290", "x.0"), "s1"),
                new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, request),
                Progress.NONE)) {
            assertEquals(List.of("1017.0", "5290", "x.0"), data.genes().ids());
            assertEquals(new AxisReport.NotFound(1, "7"), data.report().genes().requested());
        }
    }

    @Test
    void anotherVersionOfTheSameGeneIsCounted() throws IOException {
        final var file = table("gene_id\tsymbol\nENSG00000141510.5\told\nENSG00000141510.9\tolder\n1017\tCDK2\n");

        try (var data = genes(matrix("s1"), file)) {
            assertEquals("CDK2 old", values(data.genes(), "symbol"));
            assertEquals(1, data.report().genes().repeatedLines());
        }
    }

    /** A compound that is not known is none, although a table of compounds may have a line for "NA". */
    @ParameterizedTest
    @CsvSource({"NA", "-666", "null", "#N/A", "''"})
    void aMissingValueIsJoinedWithNothing(final String missing) throws IOException {
        final Path first = Files.writeString(
                folder.resolve("samples.txt"), "id\tpert_id\ns1\tBRD-1\ns2\t" + missing + "\ns3\tBRD-2\n");
        final Path second = Files.writeString(
                folder.resolve("compounds.txt"), "pert_id\tmoa\n" + missing + "\twrong\nBRD-1\ta\nBRD-2\tb\n");
        final AxisRequest request = AxisRequest.ALL
                .joinedWith(new MetadataFile(first, Optional.empty()))
                .joinedWith(new MetadataFile(second, Optional.empty(), Optional.of("pert_id")));

        try (var data = samples(matrix("s1", "s2", "s3"), request)) {
            assertEquals("a - b", values(data.samples(), "moa"));
            assertEquals(List.of(0, 1), data.report().samples().withoutMetadata());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    id;doseLFs1;1,5LFs2;10LFs3;NALF ! 1.5 10 -
                    id;doseLFs1;1,500LFs2;10LFs3;-0,25LF ! 1.500 10 -0.25
                    idTABdoseLFs1TAB0,37LFs2TAB10LFs3TAB1,234LF ! 0.37 10 1.234
                    idTABdoseLFs1TAB1,500LFs2TAB10LFs3TAB1,234LF ! 1,500 10 1,234
                    id;doseLFs1;1,5LFs2;1.5LFs3;2LF ! 1,5 1.5 2
                    id;doseLFs1;1,5LFs2;10 umLFs3;2LF ! 1,5 10 um 2
                    """)
    void numbersWithDecimalCommasAreNumbers(final String text, final String doses) throws IOException {
        final var file = table(text.replace("TAB", "\t").replace("LF", "\n"));

        try (var data = samples(matrix("s1", "s2", "s3"), AxisRequest.ALL.joinedWith(file))) {
            assertEquals(doses, values(data.samples(), "dose"));
            assertEquals(
                    doses.contains(",") ? 0 : 1,
                    data.report().doubts().size(),
                    "so many sentences say how they were read");
        }
    }

    @Test
    void aComparisonSaysWhichValuesAreNoNumbers() throws IOException {
        final var file = table("id\tdose\ns1\t10 um\ns2\t20\ns3\t5 um\ns4\tInf\n");
        final Path matrix = matrix("s1", "s2", "s3", "s4");
        final AxisRequest request = AxisRequest.ALL.joinedWith(file);

        try (var data = samples(matrix, request.where(atLeast("dose", "1")))) {
            assertEquals(List.of("s2", "s4"), data.samples().ids());
            assertEquals(
                    List.of("2 values of 'dose' are no numbers, such as '10 um', and fulfill no comparison."),
                    data.report().doubts());
        }
        final var below = new Condition("dose", Condition.Match.LESS, List.of("1"));
        final String message = assertThrows(FormatException.class, () -> samples(matrix, request.where(below)))
                .getMessage();
        assertEquals(
                "None of the 4 samples of 'matrix.gct' fulfills the conditions 'dose < 1'; mind upper and lower"
                        + " case. 2 values of 'dose' are no"
                        + " numbers, such as '10 um', and fulfill no comparison.",
                message);
    }

    private static Condition atLeast(final String field, final String number) {
        return new Condition(field, Condition.Match.AT_LEAST, List.of(number));
    }

    @Test
    void aConditionThatAsksForAMissingValueIsSaid() throws IOException {
        final var file = table("id\tcell\ns1\tNA\ns2\tA\ns3\tB\n");
        final var condition = new Condition("cell", Condition.Match.IS, List.of("A", "NA"));

        try (var data = samples(
                matrix("s1", "s2", "s3"), AxisRequest.ALL.joinedWith(file).where(condition))) {
            assertEquals(List.of("s2"), data.samples().ids());
            assertEquals(
                    List.of(
                            "The condition 'cell is A or NA' asks for 'NA', which stands for a missing value, so nothing"
                                    + " is it: choose whether the value is missing."),
                    data.report().doubts());
        }
    }

    @Test
    void identifiersThatDifferInCaseAreShown() throws IOException {
        final AxisRequest request = AxisRequest.ALL.joinedWith(table("id\tcell\nS1\tA\nS2\tB\n"));

        final String message = assertThrows(FormatException.class, () -> samples(matrix("s1", "s2"), request))
                .getMessage();
        assertEquals(
                "None of the 2 samples of 'matrix.gct' (such as 's1') is found in 'table.txt'; choose the file that"
                        + " belongs to it, or the column that holds its identifiers. Its column 'id' begins with 'S1'.",
                message);
    }
}
