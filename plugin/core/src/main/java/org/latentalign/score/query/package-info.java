/**
 * Which signatures act like a query or against it: cosines and enrichment scores, what other drugs' signatures score, and
 * whether a space finds the same drug again.
 */
package org.latentalign.score.query;
