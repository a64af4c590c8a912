/**
 * Reads damaged files: mutants of the golden ones. Each has to end in a value or in one sentence, in time and within a
 * small heap. {@code ./fuzz} reads thousands of every format; a test reads some.
 */
package org.latentalign.fuzz;
