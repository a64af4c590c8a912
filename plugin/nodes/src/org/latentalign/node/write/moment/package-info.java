/** The node Second Moment Writer: writes a second moment into a file. */
package org.latentalign.node.write.moment;
