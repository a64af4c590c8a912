package org.knime.core.webui.node.dialog;

/** A node's dialog. */
public interface NodeDialog {}
