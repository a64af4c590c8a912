/** How long work says how far it is, and how it is stopped. */
package org.latentalign.progress;
