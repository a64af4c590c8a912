/**
 * What the nodes share that compare rows before and after encoding: the model or second table, the columns that label a
 * sample, and the pass over both.
 */
package org.latentalign.node.shared.compare;
