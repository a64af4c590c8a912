/**
 * What shape groups of rows have, apart from where they are: how many directions they fill and which, and the matrices
 * of a latent space whose rows are tensors.
 */
package org.latentalign.score.shape;
