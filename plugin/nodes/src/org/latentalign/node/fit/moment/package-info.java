/** The node Second Moment Learner: sums a table up in what a spectral fit needs, or takes moments that were computed elsewhere. */
package org.latentalign.node.fit.moment;
