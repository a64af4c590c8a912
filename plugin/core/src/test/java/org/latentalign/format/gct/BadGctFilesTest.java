package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.Condition.Match;
import org.latentalign.progress.Progress;

/** Everything that can be wrong with a file or with what is asked of it, and the sentence that the user reads. */
class BadGctFilesTest {

    private static final String HEAD = "#1.3\n2\t2\t1\t1\nid\tsymbol\ta\tb\ncell\tna\tX\tY\n";

    private static final String GOOD = HEAD + "g\tG\t1\t2\nh\tH\t3\t4\n";

    private static final GctRequest ALL = Golden.samplesAsRows(AxisRequest.ALL, AxisRequest.ALL);

    @TempDir
    private Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                bad("", "'file' is empty."),
                bad(
                        "\n\n",
                        "'file' is neither a GCT nor a GCTX file: it begins with '' instead of beginning with #1.2"
                                + " or #1.3, or as an HDF5 file does."),
                bad(
                        "id\ta\tb\n",
                        "'file' is neither a GCT nor a GCTX file: it begins with 'id a b' instead of beginning"
                                + " with #1.2 or #1.3, or as an HDF5 file does."),
                bad(
                        "PK\u0003\u0004rest",
                        "'file' is neither a GCT nor a GCTX file: it is a zip archive instead of"
                                + " beginning with #1.2 or #1.3, or as an HDF5 file does."),
                bad(
                        "CDF\u0001\u0000\u0000",
                        "'file' is neither a GCT nor a GCTX file: it is a binary file of another"
                                + " kind instead of beginning with #1.2 or #1.3, or as an HDF5 file does."),
                bad(
                        "#1.4\n1\t1\n",
                        "'file' is not a GCT file of version 1.2 or 1.3: its first line reads '#1.4' instead"
                                + " of #1.2 or #1.3."),
                bad(
                        "#1.3",
                        "'file' ends after line 1, before the line of counts; the copy is incomplete or its second"
                                + " line is wrong."),
                bad(
                        "#1.3\n2\t2\n",
                        "Line 2 of 'file' reads '2 2'; a GCT file 1.3 has the number of genes, of samples,"
                                + " of gene metadata fields and of sample metadata fields there, separated by tabs."),
                bad(
                        "#1.2\ntwo\t2\n",
                        "Line 2 of 'file' reads 'two 2'; a GCT file 1.2 has the number of genes, of samples"
                                + " there, separated by tabs."),
                bad(
                        "#1.3\n2\t0\t1\t1\n",
                        "Line 2 of 'file' announces 2 genes and 0 samples; there is nothing to read."),
                bad(
                        "#1.3\n2\t2\t1\t1\n",
                        "'file' ends after line 2, before the line of sample identifiers; the copy is"
                                + " incomplete or its second line is wrong."),
                bad(
                        GOOD.replace("\ta\tb\n", "\ta\n"),
                        "Line 3 of 'file' names 1 samples after 2 other columns, but line"
                                + " 2 announces 2; one of the two lines is wrong."),
                bad(
                        GOOD.replace("\ta\tb\n", "\ta\tb\tc\n"),
                        "Line 3 of 'file' names 3 samples after 2 other columns, but"
                                + " line 2 announces 2; one of the two lines is wrong."),
                bad(
                        GOOD.replace("\ta\tb\n", "\ta\ta\n"),
                        "The sample 'a' occurs twice in 'file', in column 3 of line 3"
                                + " and in column 4 of line 3; identifiers have to be different: correct the file, or"
                                + " choose what becomes of repeated ones."),
                bad(
                        GOOD.replace("\ta\tb\n", "\ta\t\n"),
                        "The sample in column 4 of line 3 of 'file' has no identifier;" + " every sample needs one."),
                bad(
                        GOOD.replace("\tsymbol", "\t"),
                        "Line 3, column 2 of 'file' is empty, but has to name a gene metadata" + " field."),
                bad(
                        GOOD.replace("cell\t", "\t"),
                        "Line 4, column 1 of 'file' is empty, but has to name a sample metadata" + " field."),
                bad(
                        GOOD.replace("2\t2\t1\t1", "1\t2\t1\t2").replace("g\tG", "cell\tG"),
                        "Line 5, column 1 of 'file' names" + " the sample metadata field 'cell' a second time."),
                bad(
                        "#1.3\n2\t2\t1\t3\nid\tsymbol\ta\tb\ncell\tna\tX\tY\n",
                        "'file' ends after line 4, before 3 lines of"
                                + " sample metadata; the copy is incomplete or its second line is wrong."),
                bad(
                        GOOD.replace("\tX\tY", "\tX"),
                        "Line 4 of 'file' has only 1 values, but line 2 announces 2 samples;"
                                + " the line is cut off or the file is incomplete."),
                bad(
                        GOOD.replace("3\t4", "3"),
                        "Line 6 of 'file' has only 1 values, but line 2 announces 2 samples; the"
                                + " line is cut off or the file is incomplete."),
                bad(
                        GOOD.replace("3\t4", "3\t4\t5"),
                        "Line 6, column 5 of 'file' has a value, but line 2 announces only 2" + " samples."),
                bad(
                        HEAD + "g\tG\t1\t2\n",
                        "'file' ends after line 5, before 2 genes, of which it has 1; the copy is"
                                + " incomplete or its second line is wrong."),
                bad(
                        GOOD + "i\tI\t5\t6\n",
                        "After the 2 genes that line 2 of 'file' announces, line 7 has a further one;"
                                + " correct line 2."),
                bad(
                        GOOD.replace("h\tH", "g\tH"),
                        "The gene 'g' occurs twice in 'file', in line 5 and in line 6;"
                                + " identifiers have to be different: correct the file, or"
                                + " choose what becomes of repeated ones."),
                bad(
                        GOOD.replace("h\tH", "\tH"),
                        "The gene in line 6 of 'file' has no identifier; every gene needs one."),
                bad(
                        GOOD.replace("4", "high"),
                        "Line 6, column 4 of 'file' reads 'high'; expected a number, or NA, NaN,"
                                + " -666 or nothing for a missing one."),
                bad(GOOD.replace("4", "4,5"), "Line 6, column 4 of 'file' reads '4,5'; write decimals with a point."),
                bad(
                        GOOD.replace("4", "4e"),
                        "Line 6, column 4 of 'file' reads '4e'; expected a number, or NA, NaN, -666"
                                + " or nothing for a missing one."),
                bad(
                        GOOD.replace("4", "0x4p0"),
                        "Line 6, column 4 of 'file' reads '0x4p0'; expected a number, or NA, NaN,"
                                + " -666 or nothing for a missing one."),
                bad(
                        GOOD.replace("4", "9".repeat(1 << 21)),
                        "Line 6, column 4 of 'file' has more than a million characters"
                                + " without a tab; is this a tab-separated text file?"));
    }

    private static Arguments bad(final String content, final String sentence) {
        return Arguments.of(content, sentence);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aWrongTextGivesOneSentence(final String content, final String sentence) throws IOException {
        final Path file = Files.write(folder.resolve("file"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(sentence, messageOf(file, ALL));
    }

    static Stream<Arguments> goldens() {
        return Stream.of(
                bad("other.h5", "'other.h5' is an HDF5 file but not a GCTX file: it has no dataset /0/DATA/0/matrix."),
                bad(
                        "no-matrix.gctx",
                        "'no-matrix.gctx' is an HDF5 file but not a GCTX file: it has no dataset"
                                + " /0/DATA/0/matrix."),
                bad(
                        "transposed.gctx",
                        "In 'transposed.gctx' the matrix has 3 rows of 2 values, but there are identifiers"
                                + " for 2 samples and 3 genes; the file is damaged or was written transposed."),
                bad(
                        "text-matrix.gctx",
                        "'text-matrix.gctx' is not a GCTX file: its dataset /0/DATA/0/matrix is not a"
                                + " matrix of numbers but of texts."),
                bad(
                        "wrong-length.gctx",
                        "In 'wrong-length.gctx' the metadata field /0/META/COL/cell_id has the shape"
                                + " [1], but there are 2 identifiers."),
                bad(
                        "twice.gctx",
                        "The sample 's0' occurs twice in 'twice.gctx', in entry 1 of /0/META/COL/id and in entry"
                                + " 2 of /0/META/COL/id; identifiers have to be different: correct the file, or"
                                + " choose what becomes of repeated ones."));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aWrongHdf5FileGivesOneSentence(final String name, final String sentence) {
        assertEquals(sentence, messageOf(Golden.file(name), ALL));
    }

    /** Wherever an HDF5 file is cut off, it is called damaged and nothing else happens. */
    @Test
    void aCutOffHdf5FileIsDamaged() throws IOException {
        final byte[] whole = Files.readAllBytes(Golden.file("chunks.gctx"));
        for (int length = 8; length < whole.length - 1; length += 977) {
            final Path file = Files.write(folder.resolve("cut.gctx"), Arrays.copyOf(whole, length));
            final String message = messageOf(file, ALL);
            assertEquals("'cut.gctx' is", message.substring(0, 13), message);
        }
    }

    @Test
    void aTruncatedGzipFileIsIncomplete() throws IOException {
        final byte[] whole = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        for (int length = 2; length < whole.length; length += 7) {
            final Path file = Files.write(folder.resolve("cut.gct.gz"), Arrays.copyOf(whole, length));
            assertEquals(
                    "'cut.gct.gz' ends in the middle of its compressed data: the copy is incomplete; fetch it again.",
                    messageOf(file, ALL));
        }
    }

    @Test
    void aDamagedGzipFileIsDamaged() throws IOException {
        final byte[] bytes = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        bytes[bytes.length - 6] ^= 1; // the checksum
        final Path file = Files.write(folder.resolve("bad.gct.gz"), bytes);

        assertEquals(
                "'bad.gct.gz' is damaged: its compressed data cannot be unpacked; fetch it again.",
                messageOf(file, ALL));
    }

    @Test
    void gzippedNothingIsEmpty() throws IOException {
        final Path file = Files.write(folder.resolve("none.gz"), gzip(new byte[0]));

        assertEquals("'none.gz' is empty once unpacked.", messageOf(file, ALL));
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        final Path missing = folder.resolve("missing.gct");
        assertEquals("The file " + missing + " does not exist; check the path.", messageOf(missing, ALL));
        assertEquals(folder + " is a folder; choose a file in it.", messageOf(folder, ALL));
    }

    @Test
    void aLockedFileIsRefused() throws IOException {
        final Path locked = Files.writeString(folder.resolve("locked.gct"), GOOD);
        assumeTrue(Files.getFileAttributeView(locked, PosixFileAttributeView.class) != null);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(locked), "the superuser reads everything");
        assertEquals("The file " + locked + " may not be read; ask its owner for permission.", messageOf(locked, ALL));
    }

    static Stream<Arguments> requests() {
        final var unknown = new Condition("tissue", Match.IS, List.of("skin"));
        final var none = new Condition("cell", Match.IS, List.of("x", "z"));
        final var noGene = new Condition("symbol", Match.IS_NOT, List.of("*"));
        return Stream.of(
                Arguments.of(
                        Golden.samplesAsRows(AxisRequest.ALL.where(unknown), AxisRequest.ALL),
                        "No sample can be chosen by 'tissue': 'good.gct' has no such sample metadata, but 'cell',"
                                + " 'id'."),
                Arguments.of(
                        Golden.samplesAsRows(AxisRequest.ALL, AxisRequest.ALL.where(unknown)),
                        "No gene can be chosen by 'tissue': 'good.gct' has no such gene metadata, but 'id', 'symbol'."),
                Arguments.of(
                        Golden.samplesAsRows(AxisRequest.ALL.where(none), AxisRequest.ALL),
                        "None of the 2 samples of 'good.gct' fulfills the conditions 'cell is x or z'; mind upper and"
                                + " lower case."),
                Arguments.of(
                        Golden.samplesAsRows(AxisRequest.ALL, AxisRequest.ALL.where(noGene)),
                        "None of the 2 genes of 'good.gct' fulfills the conditions 'symbol is not *'; mind upper and"
                                + " lower case."));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aWishThatCannotBeMetGivesOneSentence(final GctRequest request, final String sentence) throws IOException {
        final Path file = Files.writeString(folder.resolve("good.gct"), GOOD);

        assertEquals(sentence, messageOf(file, request));
    }

    /** Values such as "na" would make a sample of missing values of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name\tDescription\ta\tb\nP\tna\t1\t2\n",
                "Name\tDESCRIPTION\ta\tb\nP\t7\t1\t2\n",
                "id\tName\tDescription\ta\tb\n0\tP\tna\t1\t2\n"
            })
    void aDescriptionIsNoSampleWhereLine2AnnouncesOneTooMany(final String lines) throws IOException {
        final Path file = Files.writeString(folder.resolve("x.gct"), "#1.2\n1\t3\n" + lines);
        final int others = lines.startsWith("id") ? 3 : 2;

        assertEquals(
                "Line 3 of 'x.gct' names 2 samples after " + others
                        + " other columns, but line 2 announces 3; one of the two lines is wrong.",
                messageOf(file, Golden.samplesAsRows(AxisRequest.ALL, AxisRequest.ALL)));
    }

    static Stream<Arguments> metadataFiles() {
        return Stream.of(
                Arguments.of("", "", "'info' is empty."),
                Arguments.of(
                        "just a line\n",
                        "",
                        "'info' is not a table of metadata: its first line has no tab, comma or semicolon between"
                                + " column names; a list of identifiers can be given as one instead."),
                Arguments.of(
                        "who\twhat\nc\tx\n",
                        "",
                        "None of the columns of 'info' (it has 'who', 'what') holds identifiers of the matrix, and none"
                                + " has a usual name for them; name the column to join by, or choose the file that"
                                + " belongs to it."),
                Arguments.of(
                        "id\twhat\na\tx\n",
                        "who",
                        "'info' has no column 'who' to find the identifiers in; it has" + " 'id', 'what'."),
                Arguments.of(
                        "id\twhat\twhat\na\tx\ty\n",
                        "",
                        "The first line of 'info' names the column 'what' twice;"
                                + " give the columns different names, or do not keep this one."),
                Arguments.of(
                        "id\twhat\na\tx\ty\n",
                        "",
                        "Line 2, column 3 of 'info' has a value although the first line" + " names only 2 columns."),
                Arguments.of(
                        "id\twhat\nP\tx\n",
                        "",
                        "None of the 2 samples of 'good.gct' (such as 'a') is found in 'info'; choose the file that"
                                + " belongs to it, or the column that holds its identifiers. Its column 'id' begins"
                                + " with 'P'."));
    }

    @ParameterizedTest
    @MethodSource("metadataFiles")
    void aWrongMetadataFileGivesOneSentence(final String content, final String idColumn, final String sentence)
            throws IOException {
        final Path file = Files.writeString(folder.resolve("good.gct"), GOOD);
        final var info = new MetadataFile(
                Files.writeString(folder.resolve("info"), content),
                idColumn.isEmpty() ? Optional.empty() : Optional.of(idColumn));

        assertEquals(
                sentence, messageOf(file, Golden.samplesAsRows(AxisRequest.ALL.joinedWith(info), AxisRequest.ALL)));
    }

    @Test
    void aConditionOnAFieldOfNeitherFileNamesBoth() throws IOException {
        final Path file = Files.writeString(folder.resolve("good.gct"), GOOD);
        final var info = new MetadataFile(
                Files.writeString(folder.resolve("info"), "id\tbatch\na\t1\nb\t2\n"), Optional.empty());
        final var samples = AxisRequest.ALL.joinedWith(info).where(new Condition("tissue", Match.IS, List.of("skin")));

        assertEquals(
                "No sample can be chosen by 'tissue': 'good.gct' and 'info' have no such sample metadata, but 'batch',"
                        + " 'cell', 'id'.",
                messageOf(file, Golden.samplesAsRows(samples, AxisRequest.ALL)));
    }

    private static String messageOf(final Path file, final GctRequest request) {
        return assertThrows(FormatException.class, () -> {
                    try (var data = GctData.open(file, request, Progress.NONE)) {
                        data.forEachRow((index, values) -> {}, Progress.NONE);
                    }
                })
                .getMessage();
    }

    private static byte[] gzip(final byte[] content) throws IOException {
        final var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
