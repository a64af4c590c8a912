/** The node GCT Reader: expression profiles of GCT and GCTX files. */
package org.latentalign.node.read.gct;
