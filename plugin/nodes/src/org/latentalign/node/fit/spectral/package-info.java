/** The node Spectral Autoencoder Learner: rows in, model and spectrum out. */
package org.latentalign.node.fit.spectral;
