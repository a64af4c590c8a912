package org.latentalign.node.shared.compare;

import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;

/** The table of drug signatures that goes from node to node. The names are written into users' workflows. */
public final class SignatureColumns {

    /** Column with the drug. */
    public static final String DRUG = "drug";

    /** Column with the dose or time, where drugs are split. */
    public static final String SPLIT = "dose or time";

    /** Column with the cell line. */
    public static final String CELL_LINE = "cell line";

    /** Column with the vector. */
    public static final String SIGNATURE = "Signature";

    /** Column with the vector after encoding. */
    public static final String ENCODED_SIGNATURE = "Encoded Signature";

    /** Property of the vector's column: how the samples were preprocessed. */
    public static final String PREPROCESSING = "org.latentalign.preprocessing";

    /** Value of the property when they were not. */
    public static final String NO_PREPROCESSING = "none";

    private SignatureColumns() {}

    /**
     * @param model a model
     * @return the value of the property for samples that the model has preprocessed
     */
    public static String preprocessing(final AutoencoderPortObjectSpec model) {
        var steps = model.content().preprocessing();
        return steps.isEmpty() ? NO_PREPROCESSING : String.join(", ", steps);
    }
}
