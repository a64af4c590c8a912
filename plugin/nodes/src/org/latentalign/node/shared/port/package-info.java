/** The port of fitted autoencoders: what KNIME checks at configure time, and what it saves and copies. */
package org.latentalign.node.shared.port;
