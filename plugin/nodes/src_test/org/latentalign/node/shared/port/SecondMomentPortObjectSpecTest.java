package org.latentalign.node.shared.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.latentalign.node.shared.vectors.VectorShape;

class SecondMomentPortObjectSpecTest {

    private static final SecondMomentPortObjectSpec.Content CONTENT = new SecondMomentPortObjectSpec.Content(
            VectorShape.COLUMNS, "", List.of("TP53", "MYC"), 2, List.of("log2(x + 1)", "z-score per row"));

    private static ModelContent saved() {
        var model = new ModelContent("spec");
        new SecondMomentPortObjectSpec(CONTENT).save(model);
        return model;
    }

    private static String refused(final ModelContent model) {
        return assertThrows(InvalidSettingsException.class, () -> new SecondMomentPortObjectSpec().load(model))
                .getMessage();
    }

    @Test
    void loadsWhatItSaves() throws InvalidSettingsException {
        var loaded = new SecondMomentPortObjectSpec();
        loaded.load(saved());
        assertEquals(CONTENT, loaded.content());
    }

    @Test
    void saysWhatItIs() {
        assertEquals(
                "2 dimensions, preprocessing log2(x + 1), then z-score per row",
                new SecondMomentPortObjectSpec(CONTENT).summary());
        assertEquals(
                "? dimensions, preprocessing none",
                new SecondMomentPortObjectSpec(
                                new SecondMomentPortObjectSpec.Content(VectorShape.LIST, "v", List.of(), 0, List.of()))
                        .summary());
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
