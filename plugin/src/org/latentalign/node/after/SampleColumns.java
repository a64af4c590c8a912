package org.latentalign.node.after;

import java.util.List;

/** The names that columns of a table of samples usually have: those of CMap's files first. */
public final class SampleColumns {

    /** Of the cell line. */
    public static final List<String> CELL_LINE_NAMES =
            List.of("cell_id", "cell_iname", "cell_line", "cell_type", "cell", "cell_mfc_name");

    /** Of the drug or other perturbation. */
    public static final List<String> DRUG_NAMES = List.of(
            "pert_iname",
            "cmap_name",
            "pert_desc",
            "pert_id",
            "pert_mfc_id",
            "perturbation",
            "drug",
            "compound",
            "treatment",
            "condition");

    /** Of what tells controls apart. */
    public static final List<String> CONTROL_NAMES = List.of("pert_type", "perturbation type", "treatment type");

    private SampleColumns() {}
}
