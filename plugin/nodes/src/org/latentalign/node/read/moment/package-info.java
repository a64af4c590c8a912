/** The node Second Moment Reader: reads a second moment from a file. */
package org.latentalign.node.read.moment;
