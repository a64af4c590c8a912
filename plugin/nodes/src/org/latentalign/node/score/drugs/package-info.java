/** The node Drug Signature Alignment: compares a drug's effect in two cell lines, before and after encoding. */
package org.latentalign.node.score.drugs;
