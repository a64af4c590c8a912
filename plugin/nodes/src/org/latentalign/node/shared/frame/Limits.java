package org.latentalign.node.shared.frame;

import org.knime.core.node.InvalidSettingsException;

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
}
