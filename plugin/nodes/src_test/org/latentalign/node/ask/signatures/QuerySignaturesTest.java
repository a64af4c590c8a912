package org.latentalign.node.ask.signatures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.ask.signatures.QuerySignatures.Genes;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;

class QuerySignaturesTest {

    private static VectorSource genes(final String... names) {
        return new VectorSource(VectorShape.LIST, List.of("Signature"), List.of(names));
    }

    private static void fails(final String sentence, final Executable action) {
        assertEquals(
                sentence, assertThrows(InvalidSettingsException.class, action).getMessage());
    }

    @Test
    void genesAreFoundByName() throws Exception {
        var references = genes("TP53", "ENSG00000136997.17", "EGFR", "KRAS");
        var found = Genes.of(references, genes("egfr", "MYC", "ENSG00000136997", "TP53", "Tp53"))
                .orElseThrow();
        assertArrayEquals(new int[] {0, 1, 2}, found.ofReferences());
        assertArrayEquals(new int[] {3, 2, 0}, found.ofTable());
        assertEquals(List.of("MYC"), found.notFound());
        assertEquals(List.of("Tp53"), found.repeated());
        List<String> warnings = new ArrayList<>();
        found.complain(references.elementNames(), warnings);
        assertEquals(
                List.of(
                        "1 gene of the queries stood there more than once, and the first counted: \"Tp53\".",
                        "Of the 4 genes of the references 3 are compared; the queries lack the others: \"KRAS\"."),
                warnings);
        fails(
                "The queries have 3 of the 4 genes that the model needs: use queries with all of them, or leave out the"
                        + " model.",
                () -> found.requireForModel(4));
        fails(
                "The background has 3 of the 4 genes of the references: use signatures with all of them.",
                () -> found.requireForBackground(4));
    }

    @Test
    void otherNamesAreToldWhereBothAreKnown() throws Exception {
        fails(
                "Of the 2 genes of the other table the references have 0: \"7157\", \"4609\" are called otherwise there, such"
                        + " as \"TP53\", \"MYC\". Use the same kind of names.",
                () -> Genes.of(genes("TP53", "MYC"), genes("7157", "4609")));
        assertEquals(Optional.empty(), Genes.of(genes(), genes("7157", "4609")));
    }

    @Test
    void withoutNamesLengthsDecide() throws Exception {
        assertArrayEquals(
                new int[] {0, 1, 2},
                Genes.of(genes(), 3, genes("a", "b", "c"), 3).ofTable());
        fails(
                "The signatures of the references have 3 values and those of the other table 2, and not both tables name their"
                        + " genes: use tables of the same genes, or with their names.",
                () -> Genes.of(genes(), 3, genes("a", "b"), 2));
    }
}
