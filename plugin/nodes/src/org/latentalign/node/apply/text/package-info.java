/** Text Vectors: one vector a text, from those of its words. */
package org.latentalign.node.apply.text;
