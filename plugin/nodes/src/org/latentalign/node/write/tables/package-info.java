/** The node Autoencoder to Tables: shows what a model has learned as tables. */
package org.latentalign.node.write.tables;
