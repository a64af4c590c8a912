/** Vectors in data frames: where they are, how they come out of files, and what is said of rows that have none. */
package org.latentalign.spark.frame;
