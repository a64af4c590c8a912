/** Signatures and directions by key: sums over a data frame, and the scores that core gives them. */
package org.latentalign.spark.score;
