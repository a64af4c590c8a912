/** The node Latent Map: pairs of vectors as arrows on a map, before and after encoding. */
package org.latentalign.node.ask.map;
