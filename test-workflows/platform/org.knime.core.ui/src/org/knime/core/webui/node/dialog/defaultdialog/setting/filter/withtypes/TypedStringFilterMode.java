package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes;

/** How the choice is made. */
public enum TypedStringFilterMode {
    MANUAL,
    REGEX,
    WILDCARD,
    TYPE;
}
