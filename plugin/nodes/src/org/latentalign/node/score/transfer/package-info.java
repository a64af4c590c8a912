/** The node Signature Transfer: predicts a drug's profile in one cell line from another, with errors against two baselines. */
package org.latentalign.node.score.transfer;
