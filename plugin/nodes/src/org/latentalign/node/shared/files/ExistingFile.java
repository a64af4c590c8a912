package org.latentalign.node.shared.files;

import org.knime.node.parameters.widget.choices.Label;

/** What happens to a file that is there already. The names of the constants are written into saved workflows. */
public enum ExistingFile {
    /** It stays, and the node stops. */
    @Label(value = "Fail", description = "The node stops, and the file stays as it is.")
    FAIL,
    /** It is replaced when the new one is complete. */
    @Label(value = "Replace", description = "The file is replaced, once the new one is complete.")
    REPLACE
}
