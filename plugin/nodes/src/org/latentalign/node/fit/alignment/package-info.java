/** Latent Space Alignment Learner: a map from one space onto another, learned from what both have in common. */
package org.latentalign.node.fit.alignment;
