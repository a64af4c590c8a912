/** Words and their vectors in a table, for the nodes that look words up. */
package org.latentalign.node.shared.words;
