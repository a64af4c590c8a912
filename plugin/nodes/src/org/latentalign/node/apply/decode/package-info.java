/** The node Autoencoder Inversion: embeddings in, rows of the input space out. */
package org.latentalign.node.apply.decode;
