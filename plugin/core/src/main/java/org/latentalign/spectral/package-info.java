/**
 * The paper itself: the second moment of the rows in one pass, its spectrum, and the families of gains that turn a spectrum
 * into an encoder and a decoder; besides, the gradient flow that the gains are the limit of.
 */
package org.latentalign.spectral;
