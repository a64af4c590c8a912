package org.latentalign.node.read.pairs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;

class WordPairReaderNodeParametersTest {

    @Test
    void aNewNodeIsValid() {
        assertDoesNotThrow(new WordPairReaderNodeParameters()::validate);
    }

    static Stream<Consumer<WordPairReaderNodeParameters>> missingChoices() {
        return Stream.of(
                parameters -> parameters.m_thirdField = null,
                parameters -> parameters.m_malformedLines = null,
                parameters -> parameters.m_separator = null,
                parameters -> parameters.m_headerLine = null);
    }

    @ParameterizedTest
    @MethodSource("missingChoices")
    void refusesAMissingChoice(final Consumer<WordPairReaderNodeParameters> damage) {
        var parameters = new WordPairReaderNodeParameters();
        damage.accept(parameters);
        assertEquals(
                "A choice is missing in the settings: open the dialog and choose again.",
                assertThrows(InvalidSettingsException.class, parameters::validate)
                        .getMessage());
    }
}
