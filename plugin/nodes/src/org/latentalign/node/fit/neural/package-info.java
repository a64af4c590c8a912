/** The Neural Autoencoder Learner. */
package org.latentalign.node.fit.neural;
