/**
 * Writes vectors with names, in the formats that programs for word vectors, NumPy and TensorFlow's projector read, row by row
 * without holding them.
 */
package org.latentalign.format.vectors;
