/** The second moment of a data frame: one of each partition, added as a tree that is the same however it is run. */
package org.latentalign.spark.moment;
