package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DefectTallyTest {

    @Test
    void countsByKindAndNamesTheFirst() {
        var tally = new DefectTally();
        tally.add("Row3", CellDefects.wrongLength("v", 2, 3));
        tally.add("Row5", CellDefects.missingCell("v"));
        tally.add("Row9", CellDefects.missingElement("v", 2));
        assertEquals(3, tally.count());
        assertEquals(
                "Skipped 3 of 100 rows (2 with missing values, 1 with a different number of values; the first: row"
                        + " \"Row3\" has 2 values in the column \"v\" where 3 are expected).",
                tally.sentence(100, "Skipped"));
    }

    @Test
    void failureNamesRowAndColumn() {
        assertEquals(
                "Row \"Row5\" has a missing value in the column \"v\". Choose another.",
                DefectTally.failure("Row5", CellDefects.missingCell("v"), "Choose another.")
                        .getMessage());
    }
}
