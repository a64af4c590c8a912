package org.latentalign.node.read.mixture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;

class GaussianMixtureGeneratorNodeParametersTest {

    @Test
    void aNewNodeIsValid() {
        assertDoesNotThrow(new GaussianMixtureGeneratorNodeParameters()::validate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnExcessVarianceThatIsNone(final double c) {
        var parameters = new GaussianMixtureGeneratorNodeParameters();
        parameters.m_excessVariance = c;
        assertEquals(
                "The excess variance (c) is " + c + ": it must be a number from 0 to 1e12.",
                assertThrows(InvalidSettingsException.class, parameters::validate)
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void refusesATableWithoutRows(final long n) {
        var parameters = new GaussianMixtureGeneratorNodeParameters();
        parameters.m_samplesPerGroup = n;
        assertEquals(
                "The number of samples per group (n) is " + n + ": it must be at least 1.",
                assertThrows(InvalidSettingsException.class, parameters::validate)
                        .getMessage());
    }
}
