package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/** The parameters of a node: the fields that are not private are saved and shown in the dialog. */
public interface NodeParameters extends Persistable, WidgetGroup {

    /** Called after loading; throws if the values do not fit together. */
    default void validate() throws InvalidSettingsException {
        // every combination is valid unless an implementation says otherwise
    }
}
