package org.latentalign.node.read.h5ad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.h5ad.MatrixName;
import org.latentalign.node.shared.conditions.ConditionParameters;
import org.latentalign.node.shared.conditions.ConditionParameters.Match;

class H5adReaderNodeParametersTest {

    @Test
    void readsTheMainMatrixUnlessSomebodyChooses() throws InvalidSettingsException {
        var parameters = new H5adReaderNodeParameters();
        parameters.validate();
        assertEquals(new MatrixName.X(), parameters.request().matrix());
        assertEquals(List.of(), parameters.request().embeddings());
        assertFalse(parameters.request().normalized());
        assertFalse(parameters.request().allFeatures());
        assertEquals("", parameters.request().table());
    }

    @Test
    void asksForWhatIsChosen() {
        var parameters = new H5adReaderNodeParameters();
        parameters.m_matrix = H5adReaderNodeParameters.Matrix.LAYER;
        parameters.m_layer = " counts ";
        parameters.m_embeddings = "X_pca\n\n X_scVI ";
        parameters.m_normalization = H5adReaderNodeParameters.Normalization.LOG_COUNTS;
        parameters.m_geneConditions =
                new ConditionParameters[] {new ConditionParameters("highly_variable", Match.IS, "TRUE")};
        parameters.m_allFeatures = true;
        parameters.m_table = " rna ";
        assertEquals(new MatrixName.Layer("counts"), parameters.request().matrix());
        assertEquals(List.of("X_pca", "X_scVI"), parameters.request().embeddings());
        assertTrue(parameters.request().normalized());
        assertTrue(parameters.request().allFeatures());
        assertEquals("rna", parameters.request().table());
        assertEquals(
                List.of(new Condition("highly_variable", Condition.Match.IS, List.of("TRUE"))),
                parameters.request().genes().conditions());
        parameters.m_matrix = H5adReaderNodeParameters.Matrix.NONE;
        assertFalse(parameters.request().normalized());
    }

    @Test
    void refusesALayerWithoutAName() {
        var parameters = new H5adReaderNodeParameters();
        parameters.m_matrix = H5adReaderNodeParameters.Matrix.LAYER;
        var failure = assertThrows(InvalidSettingsException.class, parameters::validate);
        assertEquals("Name the layer to read, or choose another matrix.", failure.getMessage());
    }
}
