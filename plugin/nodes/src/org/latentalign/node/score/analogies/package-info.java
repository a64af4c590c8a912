/** The node Analogy Evaluator: answers questions of analogy in the space as it is and in that of a model. */
package org.latentalign.node.score.analogies;
