/** The node GCT Writer: writes expression profiles with the metadata of samples and genes. */
package org.latentalign.node.write.gct;
