/**
 * What can be said about scores and with which confidence: intervals, p-values and false discovery rates over
 * independent units (drugs, word pairs, groups, never doses, wells or pairs of pairs), signatures by plate, replicates,
 * and what single genes contribute. Works on cosines and vectors that others have measured; knows nothing of files and
 * tables.
 */
package org.latentalign.score.statistics;
