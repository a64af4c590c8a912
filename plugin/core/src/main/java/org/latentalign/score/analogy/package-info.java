/**
 * Analogies among word vectors (section 6.1.2 of the paper): which word is to c what b is to a, searched exactly in a
 * vocabulary that streams by, and how well the shifts of questions are aligned. Knows nothing of KNIME.
 */
package org.latentalign.score.analogy;
