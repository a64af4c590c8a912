/** The Latent Generator. */
package org.latentalign.node.apply.generate;
