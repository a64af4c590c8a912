package org.latentalign.spectral;

/** The gain of a linear map that is used as it is, without training; its decoder is the pseudo-inverse. */
public sealed interface FixedGain extends Gain
        permits PrincipalComponentsGain, WhiteningGain, AllButTheTopGain, ConceptorNegationGain, GivenGain {}
