/** Cells and columns that several nodes write: numbers that may be missing, texts, and the columns of a score. */
package org.latentalign.node.shared.cells;
