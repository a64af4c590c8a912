package org.knime.core.webui.node.dialog;

/** A factory of nodes with a dialog. */
public interface NodeDialogFactory {

    default boolean hasNodeDialog() {
        return true;
    }

    NodeDialog createNodeDialog();
}
