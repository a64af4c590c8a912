/**
 * The ground floor: linear algebra on rows that several packages use, such as products, cosines, eigenvectors and random
 * deviates. Results have the same bits for any number of threads.
 */
package org.latentalign.kernel;
