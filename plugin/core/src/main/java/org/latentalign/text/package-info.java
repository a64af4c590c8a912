/** Texts as vectors: their words, and what becomes of the words' vectors. */
package org.latentalign.text;
