package org.latentalign.node.shared.cells;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Marks tests that handle KNIME's cells. KNIME's own classes of cells can be used inside Equinox only, so these tests
 * run on the stand-in; on the real platform the tests in Equinox cover the same nodes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "org.latentalign.node.shared.cells.NeedsCells$Cells#areUsable",
        disabledReason = "KNIME's cells need Equinox")
public @interface NeedsCells {

    /** Finds out whether cells can be used here. */
    final class Cells {

        private Cells() {}

        static boolean areUsable() {
            try {
                Class.forName("org.knime.core.data.def.DoubleCell");
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                return false;
            }
        }
    }
}
