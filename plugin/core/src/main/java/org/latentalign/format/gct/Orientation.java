package org.latentalign.format.gct;

/** What a row of the matrix is, as it is read. */
public enum Orientation {
    /** A row is a sample, its values belong to genes. */
    SAMPLES_AS_ROWS,
    /** A row is a gene, its values belong to samples. */
    GENES_AS_ROWS
}
