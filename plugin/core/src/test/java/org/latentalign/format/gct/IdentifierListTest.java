package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;

class IdentifierListTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("genes.grp", "# landmarks\nTP53\n\nMYC\nTP53\n", List.of("TP53", "MYC")),
                Arguments.of("sets.gmt", "one\tna\tTP53\tMYC\ntwo\thttp\tEGFR\tMYC\n", List.of("TP53", "MYC", "EGFR")),
                Arguments.of("ids.txt", "sig_id\r\ns1\r\ns2\r\n", List.of("s1", "s2")),
                Arguments.of("table.tsv", "s1\tA375\ns2\tMCF7\n", List.of("s1", "s2")),
                Arguments.of("line.csv", "s1,s2,s3\n", List.of("s1", "s2", "s3")),
                Arguments.of("line.txt", "id\ts1\ts2\t\n", List.of("s1", "s2")),
                Arguments.of("indented.txt", "s1\n\ts2\n\t\ts3\n", List.of("s1", "s2", "s3")),
                Arguments.of("ends.txt", "s1\ns2\rs3\r\ns4\n", List.of("s1", "s2", "s3", "s4")),
                Arguments.of("excel.csv", "sep=;\nid;cell\ns1;A\n", List.of("s1")),
                Arguments.of("words.txt", "cdk2\ntp53\npten\n", List.of("cdk2", "tp53", "pten")),
                Arguments.of("compounds.grp", "1,2-diol\nN,N-x\n", List.of("1,2-diol", "N,N-x")),
                Arguments.of("weights.gmt", "one\t\tTP53,1.0\tMYC,0.25\t\n", List.of("TP53", "MYC")),
                Arguments.of("table.csv", "\"id\",\"cell\"\n\"s,1\",A375\ns2,MCF7\n", List.of("s,1", "s2")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void readsListsOfAllKinds(final String name, final String content, final List<String> ids) throws IOException {
        assertEquals(ids, IdentifierList.read(Files.writeString(folder.resolve(name), content)));
    }

    @Test
    void aListOfNothingIsRefused() throws IOException {
        final Path file = Files.writeString(folder.resolve("none.grp"), "# nothing\n");

        assertEquals(
                "'none.grp' lists no identifiers; choose a file that has one a line, or sets of them in a file of the"
                        + " kind gmt.",
                assertThrows(FormatException.class, () -> IdentifierList.read(file))
                        .getMessage());
    }
}
