package org.latentalign.autoencoder;

/** The axes of the latent space. Cosines and distances are the same in both. */
public enum Coordinates {
    /** The axes of the input: {@code z = B x} with {@code B = U diag(b) U^T}, of dimension d. */
    ORIGINAL_AXES,
    /**
     * The eigendirections: {@code z = diag(b) U^T x}, strongest eigenvalue first, of dimension h. Every coordinate keeps
     * its own precision, so that decoding works for any condition number.
     */
    PRINCIPAL_AXES
}
