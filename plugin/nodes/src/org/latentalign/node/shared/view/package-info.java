/**
 * How a node shows a {@link org.latentalign.figure.Figure}: executing stores it as JSON in a table of one cell, which
 * KNIME saves with the node, and the one page of all views draws what it is given.
 */
package org.latentalign.node.shared.view;
