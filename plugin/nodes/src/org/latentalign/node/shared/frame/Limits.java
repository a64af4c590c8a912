package org.latentalign.node.shared.frame;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** Checks of the numbers by which users bound the work of a node. */
public final class Limits {

    private Limits() {}

    /**
     * @param title of the setting, as the dialog shows it
     * @param value what it is
     * @throws InvalidSettingsException when it is less than 1, with the sentence for the user
     */
    public static void requirePositive(final String title, final long value) throws InvalidSettingsException {
        if (value < 1) {
            throw new InvalidSettingsException("\"" + title + "\" must be at least 1, but it is " + value + ".");
        }
    }

    /**
     * Refuses work that does not fit into memory.
     *
     * @param work at the beginning of a sentence, such as "Fitting 300 dimensions"
     * @param needed bytes
     * @param advice how to need less, to stand before "or raise"
     * @throws KNIMEException when Java may not use as much, with the sentence for the user
     */
    public static void requireMemory(final String work, final long needed, final String advice) throws KNIMEException {
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new KNIMEException(work + " needs about " + (needed >> 30) + " GB of memory, but KNIME may use "
                    + (available >> 30) + " GB: " + advice + ", or raise -Xmx in the file knime.ini.");
        }
    }
}
