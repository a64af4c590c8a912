/** The words that descriptions of nodes use and a newcomer may not know, each explained in one home. */
package org.latentalign.node.shared.glossary;
