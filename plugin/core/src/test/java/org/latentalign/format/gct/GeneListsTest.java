package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.format.FormatException;

class GeneListsTest {

    @TempDir
    private Path folder;

    private Path file(final String name, final String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void refused(final String sentence, final Path file) {
        assertEquals(
                sentence,
                assertThrows(FormatException.class, () -> GeneLists.read(file)).getMessage());
    }

    /** As Enrichr's libraries write them. */
    @Test
    void weightsBehindGenesAreNoPartOfThem() throws IOException {
        assertEquals(
                List.of(new GeneLists("S", List.of("TP53", "MYC"), List.of("EGFR"))),
                GeneLists.read(file("w.gmt", "S_UP\t\tTP53,1.0\tMYC,0.25\t\nS_DN\t\tEGFR,1\t\n")));
        assertEquals(
                List.of(new GeneLists("S", List.of("TP53", "a,1"), List.of())),
                GeneLists.read(file("w.gmt", "S\t\tTP53\ta,1\n")));
    }

    @Test
    void setsOfBothDirectionsBelongTogether() throws IOException {
        final Path file = file(
                "sets.gmt",
                "# comment\nHYPOXIA_UP\tna\tVEGFA\tCA9\nAGING\tna\tCDKN2A\r\nHYPOXIA_DN\thttp\tMYC\t\n\n"
                        + "KRAS_UP.V1_DN\tna\tTP53\nsig:down\t\tEGFR\nsig:up\t\tKRAS\tKRAS\n");
        assertEquals(
                List.of(
                        new GeneLists("HYPOXIA", List.of("VEGFA", "CA9"), List.of("MYC")),
                        new GeneLists("AGING", List.of("CDKN2A"), List.of()),
                        new GeneLists("KRAS_UP.V1_DN", List.of(), List.of("TP53")),
                        new GeneLists("sig", List.of("KRAS", "KRAS"), List.of("EGFR"))),
                GeneLists.read(file));
    }

    @Test
    void aFileForEachDirectionIsReadToo() throws IOException {
        final Path up = file("up.gmt", "A\tna\tVEGFA\nB_UP\tna\tCA9\n");
        final Path down = file("down.gmt", "B_DN\tna\tMYC\nC\tna\tTP53\n");
        assertEquals(
                List.of(
                        new GeneLists("A", List.of("VEGFA"), List.of()),
                        new GeneLists("B", List.of("CA9"), List.of("MYC")),
                        new GeneLists("C", List.of(), List.of("TP53"))),
                GeneLists.read(up, down));
    }

    @Test
    void listsOfOneGeneALineAreASetEach() throws IOException {
        final Path up = file("hypoxia_up.grp", "# raised\nVEGFA\nCA9\n");
        final Path down = file("hypoxia_dn.grp", "MYC\n");
        final Path other = file("other.txt", "TP53\n");
        assertEquals(List.of(new GeneLists("hypoxia_up", List.of("VEGFA", "CA9"), List.of())), GeneLists.read(up));
        assertEquals(List.of(new GeneLists("hypoxia_dn", List.of(), List.of("MYC"))), GeneLists.read(down));
        assertEquals(
                List.of(new GeneLists("hypoxia", List.of("VEGFA", "CA9"), List.of("MYC"))), GeneLists.read(up, down));
        assertEquals(
                List.of(new GeneLists("hypoxia_up", List.of("VEGFA", "CA9"), List.of("TP53"))),
                GeneLists.read(up, other));
    }

    @Test
    void zippedFilesAreRead() throws IOException {
        final Path file = folder.resolve("sets.GMT.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("A\tna\tVEGFA\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of(new GeneLists("A", List.of("VEGFA"), List.of())), GeneLists.read(file));
    }

    @Test
    void aSetWithoutGenesIsKept() throws IOException {
        assertEquals(
                List.of(new GeneLists("A", List.of(), List.of()), new GeneLists("B", List.of("MYC"), List.of())),
                GeneLists.read(file("sets.gmt", "A\tna\nB\tna\tMYC\n")));
    }

    @Test
    void filesThatTellTooLittleAreRefused() throws IOException {
        refused(
                "Line 2 of 'twice.gmt' has the set 'A.up', which cannot be told from that in line 1: give the sets"
                        + " different names.",
                file("twice.gmt", "A\tna\tMYC\nA.up\tna\tTP53\n"));
        refused(
                "Line 1 of 'nameless.gmt' has genes but no name of their set: put one before the first tab.",
                file("nameless.gmt", "\tna\tMYC\n"));
        refused(
                "'one.gmt' lists no genes; a line of a file of the kind gmt has a name, a description and genes, with a tab"
                        + " between them, and other files have one gene a line.",
                file("one.gmt", "MYC\nTP53\n"));
    }
}
