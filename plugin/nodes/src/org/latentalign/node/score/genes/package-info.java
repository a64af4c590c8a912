/** Which genes the alignment of a drug between two cell lines comes from. */
package org.latentalign.node.score.genes;
