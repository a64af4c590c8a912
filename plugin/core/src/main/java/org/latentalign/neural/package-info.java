/**
 * Neural autoencoders (paper, section 5.4 and appendix H): networks of dense layers, back-propagation, optimizers and the
 * training loop, in single precision and the same to the last bit for any number of threads.
 */
package org.latentalign.neural;
