/**
 * Pairs of words with a human rating of their similarity, or with the group that they belong to, from text files of the
 * many shapes in which they are published. Knows nothing of KNIME.
 */
package org.latentalign.format.pairs;
