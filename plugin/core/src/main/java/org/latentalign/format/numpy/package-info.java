/**
 * Writes arrays as NumPy stores them: one in a {@code .npy} file, several in a {@code .npz} archive, all such that
 * {@code numpy.load} opens them without pickle.
 */
package org.latentalign.format.numpy;
