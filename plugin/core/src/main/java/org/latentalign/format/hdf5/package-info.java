/**
 * Reads HDF5 files, of every version of the format, as far as tables of numbers and texts need it. Begin with
 * {@link org.latentalign.format.hdf5.Hdf5File#open}.
 *
 * <p>One class stands for each structure of the <a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">format specification</a>, version 3. Nothing
 * that a file declares is believed before the file's own size allows it: addresses and lengths lie within the file, and
 * memory grows with what is really stored. Whatever is wrong ends in a {@link org.latentalign.format.FormatException} with
 * one sentence; what is right but not supported (szip, external files, virtual datasets and the like) is named.
 *
 * <p>Storage that was never written holds the dataset's fill value, filters that a chunk's mask says were skipped are
 * skipped, and checksums are compared.
 */
package org.latentalign.format.hdf5;
