package org.knime.core.webui.node.dialog;

import java.util.Set;

/** A node's dialog. */
public interface NodeDialog {

    Set<SettingsType> getSettingsTypes();
}
