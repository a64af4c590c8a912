/** Nearest Neighbors: the rows of a table that are nearest to words, sums of words and vectors, before and after encoding. */
package org.latentalign.node.ask.neighbors;
