package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.node.NodeSettings;

/** Signature Query as a node, asked with lists of genes in files. */
class SignatureQueryTest {

    private static final String FACTORY = "org.latentalign.node.ask.signatures.SignatureQueryNodeFactory";

    @TempDir
    private Path temporary;

    @Test
    void listsOfAFileAreAskedAndTheOthersNamed() throws Exception {
        // the references have the genes x0 to x3
        final Path file = Files.writeString(
                temporary.resolve("lists.gmt"),
                "both_UP\tna\tx0\tX1\tx0\nraised\tna\tx2\tTP53\nboth_DN\tna\tx3\n"
                        + "unknown\tna\tMYC\nempty\tna\nagainst:up\tna\tx1\nagainst:dn\tna\tx1\n");
        try (NodeUnderTest test = query(file, "EXTREME_SUM")) {
            test.manager().executeAllAndWaitUntilDone();
            assertTrue(test.isExecuted(), () -> test.workflow().messages().toString());
            assertEquals(
                    "1 gene of the lists stood there more than once, and counted once. 3 of 5 lists of genes were not asked:"
                            + " \"unknown\" (none of its genes is in the references, such as \"MYC\"), \"empty\" (its lists are"
                            + " empty), \"against\" (\"x1\" is both raised and lowered). 1 gene of the queries is not in the"
                            + " references and was left out: \"TP53\".",
                    test.message().getMessage().replace('\n', ' '));
            final TableContent queries = table(test, "why not asked");
            assertEquals(List.of("both", "raised", "unknown", "empty", "against"), column(queries, "query"));
            assertEquals(List.of("2", "1", "?", "?", "?"), column(queries, "genes up"));
            assertEquals(List.of("1", "0", "?", "?", "?"), column(queries, "genes down"));
            assertEquals(List.of("0", "1", "1", "0", "0"), column(queries, "genes not found"));
            assertEquals(
                    "\"x1\" is both raised and lowered",
                    column(queries, "why not asked").get(4));
            checkSmallBackground(test);
            final TableContent hits = table(test, "XSum");
            assertEquals(
                    List.of("both", "raised"),
                    column(hits, "query").stream().distinct().toList());
            final List<Double> sums = hits.keys().stream()
                    .filter(key -> hits.cell(key, "query").toString().equals("both")
                            && hits.cell(key, "direction").toString().equals("alike"))
                    .map(key -> Double.valueOf(hits.cell(key, "XSum").toString()))
                    .toList();
            assertEquals(sums.stream().sorted((a, b) -> Double.compare(b, a)).toList(), sums);
        }
    }

    /** Each reference is compared with those of other drugs: p is a share of so many, and there is no tau, and why. */
    private static void checkSmallBackground(final NodeUnderTest test) {
        final TableContent summary = table(test, "why no tau");
        final int background =
                Integer.parseInt(column(summary, "background signatures").get(0));
        assertEquals(column(summary, "references").get(0), Integer.toString(background));
        assertTrue(background > 1 && background < 500, background + " background signatures");
        assertEquals(
                "Tau needs at least 500 background signatures, but there are " + background + ".",
                column(summary, "why no tau").get(0));
        final TableContent hits = table(test, "XSum");
        assertEquals(Set.of("?"), Set.copyOf(column(hits, "tau")));
        for (final String p : column(hits, "p")) {
            // 1 more than the background without the one or two signatures of the reference's own drug
            assertTrue(
                    IntStream.rangeClosed(background - 1, background)
                            .mapToDouble(all -> Double.parseDouble(p) * all)
                            .anyMatch(share -> Math.abs(share - Math.rint(share)) < 1e-9),
                    p);
            assertTrue(Double.parseDouble(p) >= 1.0 / background && Double.parseDouble(p) <= 1, p);
        }
        for (int i = 0; i < hits.keys().size(); i++) {
            assertTrue(Double.parseDouble(column(hits, "FDR").get(i))
                    >= Double.parseDouble(column(hits, "p").get(i)));
        }
    }

    @Test
    void onlyUnknownGenesAreAnError() throws Exception {
        final Path file = Files.writeString(temporary.resolve("lists.grp"), "TP53\nMYC\n");
        try (NodeUnderTest test = query(file, "COSINE_BEFORE")) {
            test.manager().executeAllAndWaitUntilDone();
            assertFalse(test.isExecuted());
            assertEquals(
                    "No list of genes can be asked: \"lists\" (none of its genes is in the references, such as \"TP53\","
                            + " \"MYC\"). The references call genes \"x0\", \"x1\", \"x2\", \"x3\": use the same kind of names.",
                    test.message().getMessage());
        }
    }

    private NodeUnderTest query(final Path file, final String rankBy) throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(FACTORY)),
                false,
                TestTable.of(TestTable.Shape.COLUMNS));
        final NodeSettings settings = test.node().getNodeSettings();
        final NodeSettings model = settings.getNodeSettings("model");
        model.addString("queriesFrom", "FILE");
        model.addString("rankBy", rankBy);
        final var path = model.addNodeSettings("listFile").addNodeSettings("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", file.toString());
        test.manager().loadNodeSettings(test.node().getID(), settings);
        return test;
    }

    private static TableContent table(final NodeUnderTest test, final String column) {
        return test.workflow().tables().values().stream()
                .filter(table -> table.columns().contains(column))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> column(final TableContent table, final String name) {
        return table.keys().stream()
                .map(key -> table.cell(key, name))
                .map(SignatureQueryTest::text)
                .collect(Collectors.toList());
    }

    private static String text(final DataCell cell) {
        return cell.isMissing() ? "?" : cell.toString();
    }
}
