/** The node Word Vector Reader: GloVe and word2vec files. */
package org.latentalign.node.read.wordvectors;
