package org.knime.node.parameters;

/** A group of fields that make up a part of a dialog. */
public interface WidgetGroup {}
