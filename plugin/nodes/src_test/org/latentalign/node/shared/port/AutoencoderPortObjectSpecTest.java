package org.latentalign.node.shared.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.latentalign.node.shared.vectors.VectorShape;

class AutoencoderPortObjectSpecTest {

    private static final AutoencoderPortObjectSpec.Content CONTENT = new AutoencoderPortObjectSpec.Content(
            VectorShape.COLUMNS,
            "",
            List.of("TP53", "MYC"),
            2,
            1,
            List.of("log2(x + 1)"),
            "Shifted power (lambda + 1)^1",
            "principal axes");

    private static ModelContent saved() {
        var model = new ModelContent("spec");
        new AutoencoderPortObjectSpec(CONTENT).save(model);
        return model;
    }

    private static String refused(final ModelContent model) {
        return assertThrows(InvalidSettingsException.class, () -> new AutoencoderPortObjectSpec().load(model))
                .getMessage();
    }

    @Test
    void loadsWhatItSaves() throws InvalidSettingsException {
        var loaded = new AutoencoderPortObjectSpec();
        loaded.load(saved());
        assertEquals(CONTENT, loaded.content());
        assertEquals(new AutoencoderPortObjectSpec(CONTENT), loaded);
    }

    @Test
    void tellsWhatItExpectsAndGives() {
        var spec = new AutoencoderPortObjectSpec(CONTENT);
        assertEquals(List.of("TP53", "MYC"), spec.expectedInput().names());
        assertEquals(List.of("Embedding 1"), spec.expectedEmbedding().names());
        assertEquals(
                "2 to 1 dimensions, Shifted power (lambda + 1)^1, principal axes, of \"TP53 ... MYC (2 columns)\"",
                spec.summary());
    }

    @Test
    void doesNotClaimADimensionThatIsNotKnownYet() {
        var spec = new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                VectorShape.LIST, "v", List.of(), 0, 0, List.of(), "gain", "original axes"));
        assertTrue(spec.expectedEmbedding().names().isEmpty());
        assertEquals("? to ? dimensions, gain, original axes, of \"v\"", spec.summary());
    }

    @Test
    void refusesANewerVersion() {
        var model = saved();
        model.addInt("version", 2);
        assertTrue(refused(model).contains("Update the extension"));
    }

    @Test
    void refusesAnUnknownShape() {
        var model = saved();
        model.addString("inputShape", "CUBE");
        assertTrue(refused(model).contains("\"CUBE\""));
    }
}
