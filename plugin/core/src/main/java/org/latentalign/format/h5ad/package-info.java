/**
 * Tables of single cells: AnnData files (h5ad) of every version, and what 10x Genomics' Cell Ranger writes. Begin with
 * {@link org.latentalign.format.h5ad.CellData#open}.
 */
package org.latentalign.format.h5ad;
