/**
 * Analogy questions from the two formats in use: the Google question file and the BATS folder. Knows nothing of KNIME.
 */
package org.latentalign.format.questions;
