/** Conditions by which readers choose samples, cells and genes. */
package org.latentalign.node.shared.conditions;
