/** Around what a node does: failures become one sentence for the user, progress and cancel pass through. */
package org.latentalign.node.shared.frame;
