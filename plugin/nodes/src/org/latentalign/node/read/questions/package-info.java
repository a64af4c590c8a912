/** The node Analogy Question Reader: Google's and BATS questions. */
package org.latentalign.node.read.questions;
