/** The Variational Autoencoder Learner. */
package org.latentalign.node.fit.variational;
