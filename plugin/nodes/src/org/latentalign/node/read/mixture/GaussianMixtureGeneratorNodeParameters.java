package org.latentalign.node.read.mixture;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.simulation.GaussianMixture;

/**
 * The settings of the Gaussian Mixture Generator, in the words of the paper. Keys and the names of constants are written
 * into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
final class GaussianMixtureGeneratorNodeParameters implements NodeParameters {

    @Section(title = "Mixture")
    interface MixtureSection {}

    @Section(title = "Output")
    @After(MixtureSection.class)
    interface OutputSection {}

    @Layout(MixtureSection.class)
    @Widget(
            title = "Excess variance (c)",
            description =
                    "How much longer each group is along its own axis than the common part makes it. At 0 both groups"
                            + " have the same principal direction; the larger it is, the closer to a right angle they"
                            + " are.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_excessVariance = 10;

    @Layout(MixtureSection.class)
    @Widget(
            title = "Samples per group (n)",
            description = "How many points each of the two groups has. The table has twice as many rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    long m_samplesPerGroup = 500;

    @Layout(MixtureSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Any whole number. The same seed gives the same points each time; another one gives other points"
                            + " from the same mixture.")
    @NumberInputWidget
    long m_seed = 1;

    @Layout(OutputSection.class)
    @Widget(title = "Vectors as", description = "How the two coordinates are written into the table.")
    @RadioButtonsWidget
    VectorShape m_vectorShape = VectorShape.LIST;

    @Override
    public void validate() throws InvalidSettingsException {
        mixture();
        if (m_samplesPerGroup < 1) {
            throw new InvalidSettingsException(
                    "The number of samples per group (n) is " + m_samplesPerGroup + ": it must be at least 1.");
        }
    }

    /** @return the mixture with these settings */
    GaussianMixture mixture() throws InvalidSettingsException {
        try {
            return new GaussianMixture(m_excessVariance);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
