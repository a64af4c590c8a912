package org.latentalign.spectral;

/** What training does in directions that the data does not reach. */
public enum NullDirections {
    /** The true limit of gradient flow: without data there is no gradient, and the gains stay as they were. */
    UNCHANGED,
    /** The formula of Theorem 1 as if the data had full rank, as the authors' code has it. */
    FORMULA
}
