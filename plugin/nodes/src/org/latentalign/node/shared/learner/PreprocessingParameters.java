package org.latentalign.node.shared.learner;

import java.util.Arrays;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.node.shared.vectors.RowKind;

/** One element of the list of preprocessing steps. Keys and the names of constants never change. */
@LoadDefaultsForAbsentFields
public final class PreprocessingParameters implements NodeParameters {

    /** A change to every row before anything else is computed. */
    enum PreprocessingStep {
        @Label(
                value = "log2(x + 1)",
                description = "Logarithm to base 2 of each value plus one, usual for counts and fluorescence"
                        + " intensities. Values must be above -1.")
        LOG2_PLUS_ONE,
        @Label(
                value = "Min-max per row",
                description = "Moves and scales every row so that its smallest value is 0 and its largest is 1.")
        MIN_MAX,
        @Label(value = "Unit length per row", description = "Divides every row by its Euclidean length.")
        UNIT_NORM,
        @Label(
                value = "z-score per row",
                description = "Subtracts the mean of a row and divides by its standard deviation.")
        Z_SCORE
    }

    /** The steps for rows of a kind. */
    static final class OfRows extends RowKind.Follower<PreprocessingParameters[]> {
        @Override
        protected PreprocessingParameters[] of(final RowKind kind) {
            // the step that a new element has is that of counts
            return kind == RowKind.COUNTS
                    ? new PreprocessingParameters[] {new PreprocessingParameters()}
                    : new PreprocessingParameters[0];
        }
    }

    @Widget(title = "Step", description = "What is done to every row.")
    PreprocessingStep m_step = PreprocessingStep.LOG2_PLUS_ONE;

    /**
     * @param elements of the list
     * @return the steps in the same order
     */
    public static Preprocessing preprocessing(final PreprocessingParameters... elements) {
        return new Preprocessing(
                Arrays.stream(elements).map(PreprocessingParameters::step).toList());
    }

    private org.latentalign.autoencoder.PreprocessingStep step() {
        return switch (m_step) {
            case LOG2_PLUS_ONE -> org.latentalign.autoencoder.PreprocessingStep.LOG2_PLUS_ONE;
            case MIN_MAX -> org.latentalign.autoencoder.PreprocessingStep.MIN_MAX;
            case UNIT_NORM -> org.latentalign.autoencoder.PreprocessingStep.UNIT_NORM;
            case Z_SCORE -> org.latentalign.autoencoder.PreprocessingStep.Z_SCORE;
        };
    }
}
