package org.latentalign.node.shared.learner;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.ValueProvider;
import org.latentalign.node.shared.vectors.RowKind;

/**
 * The settings that all nodes have which fit an autoencoder to the rows of a table. Keys and the names of constants are
 * written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
public abstract class LearnerParameters extends FitRowsParameters {

    /** Whether rows of a kind are centered. */
    static final class CenterOfRows extends RowKind.Follower<Boolean> {
        @Override
        protected Boolean of(final RowKind kind) {
            return kind.isExpression();
        }
    }

    @Layout(PreprocessingSection.class)
    @Widget(
            title = "Center",
            description = "Subtracts the mean of all rows first, and adds it again when decoding. The paper does not."
                    + " Without centering the strongest direction mostly points at the mean: differences of vectors"
                    + " hold little of it, but the cosine of two vectors themselves comes out high for anything.")
    @ValueProvider(CenterOfRows.class)
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
     * @param center whether the mean is subtracted, unless somebody chooses otherwise, or the input says what it holds
     * @param input what is known of the node's input
     */
    protected LearnerParameters(final boolean center, final NodeParametersInput input) {
        super(input);
        m_center = rows() == RowKind.OTHER ? center : rows().isExpression();
    }

    /** @return whether the mean of all rows is subtracted first */
    public final boolean isCentered() {
        return m_center;
    }
}
