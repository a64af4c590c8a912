/** The node H5AD Reader: single cells of AnnData and 10x Genomics as a table. */
package org.latentalign.node.read.h5ad;
