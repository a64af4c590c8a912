package org.latentalign.node.fit.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.SecondMomentScale;
import org.latentalign.node.shared.cells.NeedsCells;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.spectral.Scale;

/** What a learner takes from a table whose reader has noted what its rows are. */
@NeedsCells
class PresetOfRowsTest {

    private static SpectralAutoencoderLearnerNodeParameters parameters(final VectorShape shape, final RowKind kind) {
        DataTableSpec table = VectorWriter.behind(
                        new DataTableSpec(), shape, "Expression", List.of("TP53", "MYC"), kind)
                .tableSpec();
        return new SpectralAutoencoderLearnerNodeParameters((NodeParametersInput) Proxy.newProxyInstance(
                PresetOfRowsTest.class.getClassLoader(),
                new Class<?>[] {NodeParametersInput.class},
                (self, method, arguments) -> {
                    assertEquals("getInPortSpecs", method.getName());
                    return new PortObjectSpec[] {table};
                }));
    }

    @Test
    void expressionIsCenteredAndScaledByItsGenes() throws InvalidSettingsException {
        for (VectorShape shape : VectorShape.values()) {
            var parameters = parameters(shape, RowKind.EXPRESSION);

            assertTrue(parameters.isCentered(), shape.name());
            assertEquals(new Scale.Dimension(), parameters.scale(), shape.name());
            assertTrue(parameters.preprocessing().steps().isEmpty(), shape.name());
        }
    }

    @Test
    void wordsAndOtherRowsAreAsInThePaper() throws InvalidSettingsException {
        for (RowKind kind : List.of(RowKind.WORDS, RowKind.OTHER)) {
            var parameters = parameters(VectorShape.LIST, kind);

            assertFalse(parameters.isCentered(), kind.name());
            assertEquals(new Scale.One(), parameters.scale(), kind.name());
        }
    }

    @Test
    void aTableWithoutANoteChangesNothing() throws InvalidSettingsException {
        var saved = new SpectralAutoencoderLearnerNodeParameters();

        assertFalse(saved.isCentered());
        assertEquals(new Scale.One(), saved.scale());
    }

    @Test
    void choosingSetsTheScale() {
        var scale = new SpectralAutoencoderLearnerNodeParameters.ScaleOfRows();

        assertEquals(SecondMomentScale.DIMENSION, scale.of(RowKind.COUNTS));
        assertEquals(SecondMomentScale.DIMENSION, scale.of(RowKind.EXPRESSION));
        assertEquals(SecondMomentScale.ONE, scale.of(RowKind.WORDS));
    }
}
