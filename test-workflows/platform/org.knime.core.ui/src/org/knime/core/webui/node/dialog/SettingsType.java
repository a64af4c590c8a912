package org.knime.core.webui.node.dialog;

/** What settings belong to. */
public enum SettingsType {
    MODEL,
    VIEW,
    JOB_MANAGER
}
