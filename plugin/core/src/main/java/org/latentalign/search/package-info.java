/**
 * Rows of a table that streams by, and the exact nearest of them to given vectors: scored in single precision first, with a
 * proven bound of the error, and in double wherever that leaves something open.
 */
package org.latentalign.search;
