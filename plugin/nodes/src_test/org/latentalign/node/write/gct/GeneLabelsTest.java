package org.latentalign.node.write.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Metadata of genes that the vectors do not have are counted. */
class GeneLabelsTest {

    @Test
    void rowsThatAreNotWrittenAreCounted() {
        var table = new LabelTable(List.of("TP53", "MYC", "EGFR"), List.of());
        var labels = new GeneLabels(List.of("MYC", "MYC", "KRAS"), 3, Optional.of(table), Optional.empty());
        assertEquals(List.of("MYC", "MYC", "KRAS"), labels.axis().ids());
        assertEquals(
                List.of(
                        "1 of 3 genes have no row in the gene metadata: their names are their identifiers, and their metadata"
                                + " are missing.",
                        "2 of 3 rows of the gene metadata are of no gene of the vectors and were not written."),
                labels.warnings());
    }
}
