/**
 * Distances between groups of rows, with the distances that relabeled rows would have: a distance says nothing without
 * its null, since two samples of the same distribution never have distance zero.
 */
package org.latentalign.score.distance;
