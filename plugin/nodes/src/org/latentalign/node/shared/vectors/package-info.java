/**
 * Vectors in tables in the three shapes that users have, numeric columns, a list column and a double vector column: which
 * columns they are, reading and writing them, and what is wrong with a row.
 */
package org.latentalign.node.shared.vectors;
