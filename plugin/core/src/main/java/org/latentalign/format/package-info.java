/** Files with data, read without KNIME; a package for each family of formats. */
package org.latentalign.format;
