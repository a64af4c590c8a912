package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** Stands for an annotation's provider that is not set, and is never asked. */
class NoopProvider<T> implements StateProvider<T> {

    @Override
    public void init(final StateProviderInitializer initializer) {
        throw new IllegalStateException("Nothing is provided.");
    }

    @Override
    public T computeState(final NodeParametersInput context) {
        throw new IllegalStateException("Nothing is provided.");
    }
}
