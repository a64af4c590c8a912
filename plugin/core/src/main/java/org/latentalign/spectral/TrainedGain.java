package org.latentalign.spectral;

/**
 * The initial gain {@code b0 = p(lambda)} of an encoder that is then trained by gradient flow to its limit (paper,
 * sections 4 and 5); see {@link GradientFlow}.
 */
public sealed interface TrainedGain extends Gain permits ShiftedPowerGain, PowerGain, PolynomialGain {}
