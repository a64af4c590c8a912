/** Signature Query: which references act like a signature or against it, and whether a space finds the same drug again. */
package org.latentalign.node.ask.signatures;
