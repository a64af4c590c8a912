package org.latentalign.spark.moment;

/** What to do with rows that have no complete vector. */
public enum IncompleteRows {
    /** The work ends, and the first such row is named. */
    FAIL,

    /** They are left out and counted. */
    SKIP
}
