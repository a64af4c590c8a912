package org.latentalign.node.score.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupSelectionTest {

    private static GroupSelection of(final String[]... labels) {
        var selection = new GroupSelection(Set.of("ctl_vehicle"));
        for (int row = 0; row < labels.length; row++) {
            selection.take(labels[row], "row " + row, row);
        }
        return selection;
    }

    @Test
    void allControlsAreOneGroup() {
        var selection = of(
                new String[] {"DMSO", "ctl_vehicle"}, new String[] {"drug", "trt_cp"}, new String[] {null, "ctl_vehicle"
                });
        assertEquals(List.of("DMSO + ctl_vehicle", "drug"), selection.names());
        assertEquals(0, selection.reference());
        assertEquals(List.of(2, 1), selection.sizes());
        assertEquals(List.of(), selection.warnings(10, "pert_type"));
    }

    /** Otherwise controls become a group that differs from none, or one that does. */
    @Test
    void controlsThatAreSpelledOtherwiseAreSaidToBeAGroupOfTheirOwn() {
        var selection = of(
                new String[] {"DMSO", "ctl_vehicle"},
                new String[] {"DMSO", null},
                new String[] {"drug", "ctl vehicle"},
                new String[] {"drug", "trt_cp"});
        assertEquals(List.of("reference", "DMSO", "drug"), selection.names());
        assertEquals(
                List.of(
                        "1 row of \"DMSO\" makes a group apart from the reference, since it does not have one of the"
                                + " reference labels \"ctl_vehicle\" in the column \"pert_type\": if these are controls,"
                                + " correct the labels.",
                        "1 row of \"drug\" makes a group apart from the reference, since it does not have one of the"
                                + " reference labels \"ctl_vehicle\" in the column \"pert_type\": if these are controls,"
                                + " correct the labels."),
                selection.warnings(10, "pert_type"));
    }
}
