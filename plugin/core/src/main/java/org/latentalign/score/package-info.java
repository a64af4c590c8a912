/**
 * How well shifts are aligned, and whether that means anything: cosines, drug signatures, shuffled-partner baselines,
 * analogies, rank correlations and multidimensional scaling. Knows nothing of KNIME.
 */
package org.latentalign.score;
