/** The node Gaussian Mixture Generator: the paper's example that can be computed by hand. */
package org.latentalign.node.read.mixture;
