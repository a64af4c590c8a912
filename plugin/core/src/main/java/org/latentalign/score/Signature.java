package org.latentalign.score;

/**
 * What a drug does in a cell line: the center of the treated samples less the center of the controls (section 6.3).
 *
 * @param shift d values
 * @param treated over how many treated samples
 * @param controls over how many control samples, after the control filter
 */
public record Signature(double[] shift, int treated, int controls) {}
