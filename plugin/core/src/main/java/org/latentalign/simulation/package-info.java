/** Data made by chance from a known law, for learning and for checks. */
package org.latentalign.simulation;
