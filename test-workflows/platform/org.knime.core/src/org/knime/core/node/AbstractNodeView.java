package org.knime.core.node;

import org.knime.core.node.AbstractNodeView.ViewableModel;

/** A view in a window of its own; the nodes of this platform have none. */
public abstract class AbstractNodeView<T extends ViewableModel> {

    protected AbstractNodeView(final T viewableModel) {
        // nothing of this platform shows it
    }

    /** What a view can show. */
    public interface ViewableModel {}
}
