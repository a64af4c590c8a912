/** What the learners have in common: settings, and the pass over the rows of a table. */
package org.latentalign.node.shared.learner;
