/** Learns maps of one space onto another from rows that both have in common, or from distributions alone. */
package org.latentalign.mapping;
