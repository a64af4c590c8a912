/** The node Autoencoder Writer: writes a model as arrays that NumPy opens. */
package org.latentalign.node.write.model;
