/** From what the user chooses in a dialog to a file that can be read. */
package org.latentalign.node.shared.files;
