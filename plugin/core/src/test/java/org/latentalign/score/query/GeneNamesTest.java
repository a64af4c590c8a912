package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneNamesTest {

    private final GeneNames names = new GeneNames(
            List.of("TP53", "Trp53", "ENSG00000141510.18", "ENSG00000012048", "C1orf43", "c1ORF43", "TP53"));

    @Test
    void findsGenesAsTheyStandAndByTheirForms() {
        assertEquals(0, names.find(" TP53 "));
        assertEquals(0, names.find("tp53"));
        assertEquals(1, names.find("TRP53"));
        assertEquals(2, names.find("ENSG00000141510"));
        assertEquals(2, names.find("ENSG00000141510.5"));
        assertEquals(3, names.find("ensg00000012048.21"));
        assertEquals(4, names.find("C1orf43"));
        assertEquals(GeneNames.NONE, names.find("C1ORF43"), "two genes are so called");
        assertEquals(GeneNames.NONE, names.find("BRCA1"));
    }

    @Test
    void tellsWhichGenesAreNotFound() {
        final List<String> notFound = new ArrayList<>();
        assertArrayEquals(
                new int[] {3, 0},
                names.find(List.of("ENSG00000012048.1", "nope", "TP53", "tp53", " ", "nope"), notFound));
        assertEquals(List.of("nope"), notFound);
    }
}
