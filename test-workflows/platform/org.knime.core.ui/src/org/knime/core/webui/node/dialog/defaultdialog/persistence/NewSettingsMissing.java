package org.knime.core.webui.node.dialog.defaultdialog.persistence;

import java.util.function.Predicate;
import org.knime.core.node.NodeSettingsRO;

/** Marks a migration that applies when none of the field's present keys is there; loading knows the keys. */
public final class NewSettingsMissing implements Predicate<NodeSettingsRO> {

    @Override
    public boolean test(final NodeSettingsRO settings) {
        throw new IllegalStateException("Loading decides by the keys of the field.");
    }
}
