/**
 * Simulates tables in which it is known what is true, and counts how often the statistics of
 * {@link org.latentalign.score.statistics} say so. {@code ./calibrate} runs all of it, for docs/calibration.md; a test
 * runs a little.
 */
package org.latentalign.calibration;
