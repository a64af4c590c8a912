package org.latentalign.node.fit.spectral;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.InitialGain;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.SecondMomentScale;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.ShiftedPowerGain;

class SpectralAutoencoderLearnerNodeParametersTest {

    private static String invalid(final Consumer<SpectralAutoencoderLearnerNodeParameters> change) {
        var parameters = new SpectralAutoencoderLearnerNodeParameters();
        change.accept(parameters);
        return assertThrows(InvalidSettingsException.class, parameters::validate)
                .getMessage();
    }

    @Test
    void theDefaultIsThePapersBasicCase() throws InvalidSettingsException {
        var parameters = new SpectralAutoencoderLearnerNodeParameters();
        assertDoesNotThrow(parameters::validate);
        assertEquals(new ShiftedPowerGain(1), parameters.gain());
        assertEquals(1, parameters.scale().divisor(978));
    }

    @ParameterizedTest
    @EnumSource
    void everyFamilyOfGainsIsValidAsItComes(final InitialGain gain) {
        var parameters = new SpectralAutoencoderLearnerNodeParameters();
        parameters.m_initialGain = gain;
        assertDoesNotThrow(parameters::validate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADegreeThatIsNone(final double degree) {
        var message = invalid(parameters -> parameters.m_degree = degree);
        assertTrue(message.startsWith("The degree must be a number not below 0"), message);
    }

    @Test
    void readsCoefficients() throws InvalidSettingsException {
        var parameters = new SpectralAutoencoderLearnerNodeParameters();
        parameters.m_initialGain = InitialGain.POLYNOMIAL;
        parameters.m_coefficients = " 1,0.5 ,2e-3";
        assertEquals(new PolynomialGain(List.of(1.0, 0.5, 0.002)), parameters.gain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1;2", "1,,2", "1, x", "1,2,"})
    void refusesCoefficientsThatAreNoNumbers(final String coefficients) {
        var message = invalid(parameters -> {
            parameters.m_initialGain = InitialGain.POLYNOMIAL;
            parameters.m_coefficients = coefficients;
        });
        assertTrue(message.contains("must be numbers separated by commas"), message);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertTrue(invalid(parameters -> {
                    parameters.m_initialGain = InitialGain.PRINCIPAL_COMPONENTS;
                    parameters.m_components = 0;
                })
                .contains("at least 1, but it is 0"));
        assertTrue(invalid(parameters -> {
                    parameters.m_initialGain = InitialGain.WHITENING;
                    parameters.m_regularization = -1;
                })
                .contains("regularization"));
        assertTrue(invalid(parameters -> {
                    parameters.m_initialGain = InitialGain.ALL_BUT_THE_TOP;
                    parameters.m_droppedDirections = -1;
                })
                .contains("drop"));
        assertTrue(invalid(parameters -> {
                    parameters.m_initialGain = InitialGain.CONCEPTOR_NEGATION;
                    parameters.m_aperture = 0;
                })
                .contains("aperture"));
        assertTrue(invalid(parameters -> {
                    parameters.m_scale = SecondMomentScale.NUMBER;
                    parameters.m_scaleDivisor = 0;
                })
                .contains("scale"));
        assertTrue(invalid(parameters -> parameters.m_latentDimension = 0).contains("latent dimension (h)"));
    }
}
