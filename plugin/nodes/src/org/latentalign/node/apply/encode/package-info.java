/** The node Autoencoder Apply: rows in, embeddings out; its view shows how near the rows are to the strongest direction. */
package org.latentalign.node.apply.encode;
