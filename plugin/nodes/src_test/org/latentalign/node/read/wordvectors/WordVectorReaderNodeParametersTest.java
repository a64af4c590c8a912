package org.latentalign.node.read.wordvectors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.read.wordvectors.WordVectorReaderNodeParameters.Vocabulary;

class WordVectorReaderNodeParametersTest {

    @Test
    void aNewNodeIsValid() {
        assertDoesNotThrow(new WordVectorReaderNodeParameters()::validate);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesALimitThatLeavesNoWord(final long limit) {
        var parameters = new WordVectorReaderNodeParameters();
        parameters.m_vocabularyLimit = limit;
        assertDoesNotThrow(parameters::validate, "a limit that is not used does not matter");
        parameters.m_vocabulary = Vocabulary.FIRST;
        assertEquals(
                "The number of words is " + limit + ": it must be at least 1, or choose all words.",
                assertThrows(InvalidSettingsException.class, parameters::validate)
                        .getMessage());
    }
}
