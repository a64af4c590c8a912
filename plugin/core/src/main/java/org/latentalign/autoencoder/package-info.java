/**
 * Fitted autoencoders: what is done to a row first, encoding, decoding, and how a model is stored. Spectral and neural models
 * answer to one interface, so that whatever encodes works with both.
 */
package org.latentalign.autoencoder;
