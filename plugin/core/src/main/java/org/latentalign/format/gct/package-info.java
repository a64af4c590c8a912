/**
 * Gene expression from the Connectivity Map and others: GCT (text) and GCTX (HDF5). Begin with
 * {@link org.latentalign.format.gct.GctData#open}.
 */
package org.latentalign.format.gct;
