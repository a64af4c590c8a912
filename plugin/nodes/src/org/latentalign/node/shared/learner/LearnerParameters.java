package org.latentalign.node.shared.learner;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/**
 * The settings that all nodes have which fit an autoencoder to the rows of a table. Keys and the names of constants are
 * written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
public abstract class LearnerParameters extends FitRowsParameters {

    @Layout(PreprocessingSection.class)
    @Widget(
            title = "Center",
            description = "Subtracts the mean of all rows first, and adds it again when decoding. The paper does not."
                    + " Without centering the strongest direction mostly points at the mean: differences of vectors do"
                    + " not notice, but the cosine of two vectors themselves comes out high for anything.")
    boolean m_center;

    /**
     * For a node without input.
     *
     * @param center whether the mean is subtracted, unless somebody chooses otherwise
     */
    protected LearnerParameters(final boolean center) {
        m_center = center;
    }

    /**
     * @param center whether the mean is subtracted, unless somebody chooses otherwise
     * @param input what is known of the node's input
     */
    protected LearnerParameters(final boolean center, final NodeParametersInput input) {
        super(input);
        m_center = center;
    }

    /** @return whether the mean of all rows is subtracted first */
    public final boolean isCentered() {
        return m_center;
    }
}
