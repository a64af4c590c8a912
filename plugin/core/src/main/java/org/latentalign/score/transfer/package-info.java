/**
 * What a drug would do where it was not measured, predicted from what it does elsewhere, and what such a prediction is
 * worth beside predicting nothing, decoding the controls alone, and predicting other drugs.
 */
package org.latentalign.score.transfer;
