/** The node Second Moment Merger: adds second moments of parts to the moment of the whole. */
package org.latentalign.node.fit.merger;
