/** The node Word Similarity Evaluator: correlates cosines with people's ratings. */
package org.latentalign.node.score.similarity;
