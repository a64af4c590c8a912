package org.latentalign.format.gct;

/** A sample or a gene while it is chosen. */
interface Element {

    /** @return its identifier, as the file writes it */
    String id();

    /** @return its value of a field of the matrix file, null when there is none or the field was not asked for */
    String own(String field);
}
