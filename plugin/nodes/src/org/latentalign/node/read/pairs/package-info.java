/** The node Word Pair Reader: pairs of words with a rating or a group. */
package org.latentalign.node.read.pairs;
