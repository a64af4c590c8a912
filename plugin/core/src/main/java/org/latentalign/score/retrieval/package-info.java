/** How well rows of one space find their partners in another, and how alike two spaces are. */
package org.latentalign.score.retrieval;
