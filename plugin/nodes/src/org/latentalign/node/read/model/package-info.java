/** The node Autoencoder Reader: reads a model that the Autoencoder Writer has written. */
package org.latentalign.node.read.model;
