/** The node Alignment by Degree: scores every degree at once and advises one, or none. */
package org.latentalign.node.score.degree;
