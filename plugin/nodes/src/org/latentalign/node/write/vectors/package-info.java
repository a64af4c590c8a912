/** The node Vector Writer: writes vectors with names into files of other programs. */
package org.latentalign.node.write.vectors;
