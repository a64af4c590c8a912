package org.latentalign.node.shared.compare;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

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

    /** Of the plate, batch or experiment. */
    public static final List<String> PLATE_NAMES = List.of(
            "det_plate", "rna_plate", "plate", "plate_id", "batch", "batch_id", "assay_plate_barcode", "rna_plate_id");

    private SampleColumns() {}

    /**
     * The column that tells controls apart.
     *
     * @param table with the samples
     * @param chosen its name; null or empty takes the usual one, or else that of the drugs
     * @param drug the column of the drugs
     * @throws InvalidSettingsException when the chosen one is missing
     */
    public static String control(final DataTableSpec table, final String chosen, final String drug)
            throws InvalidSettingsException {
        return chosen == null || chosen.isEmpty()
                ? LabelColumn.guess(table, CONTROL_NAMES).orElse(drug)
                : LabelColumn.find(table, chosen, CONTROL_NAMES, "controls");
    }
}
