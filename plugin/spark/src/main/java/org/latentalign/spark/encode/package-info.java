/** Embeddings of the rows of a data frame. */
package org.latentalign.spark.encode;
