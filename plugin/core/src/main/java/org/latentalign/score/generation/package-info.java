/**
 * Makes latent vectors that no row has: rows with an attribute added, steps between rows, samples. Each comes with what shows
 * how far to trust it.
 */
package org.latentalign.score.generation;
