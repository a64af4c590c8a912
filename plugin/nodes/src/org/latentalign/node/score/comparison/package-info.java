/** Latent Space Comparison: which groups of rows differ, by how much and in what way. */
package org.latentalign.node.score.comparison;
