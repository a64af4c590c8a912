/** The node Direction Alignment: compares pairs (from, to) within groups, before and after encoding. */
package org.latentalign.node.score.directions;
