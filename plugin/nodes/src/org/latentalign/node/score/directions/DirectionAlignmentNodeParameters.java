package org.latentalign.node.score.directions;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.words.NamedPairParameters;

/** The settings of Direction Alignment. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class DirectionAlignmentNodeParameters extends NamedPairParameters {

    @Section(title = "Baseline and Chance")
    @After(PairsSection.class)
    @Advanced
    interface ChanceSection {}

    @Layout(ChanceSection.class)
    @Widget(
            title = "Combinations at most",
            description = "With more combinations of two directions in a group than this, so many are drawn at random;"
                    + " the summary says so.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_combinationLimit = 10_000;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Unmatched pairs at most",
            description =
                    "With more pairs of a direction of a group and one of another group than this, the baseline is"
                            + " taken from a random sample of so many.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_unmatchedLimit = 100_000;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers for samples and for exchanges start. The same seed gives the same"
                    + " result.")
    long m_seed = 1;

    /** For a node without input. */
    DirectionAlignmentNodeParameters() {}

    /** For a node with input. */
    DirectionAlignmentNodeParameters(final NodeParametersInput input) {
        super(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Limits.requirePositive("Combinations at most", m_combinationLimit);
        Limits.requirePositive("Unmatched pairs at most", m_unmatchedLimit);
    }
}
