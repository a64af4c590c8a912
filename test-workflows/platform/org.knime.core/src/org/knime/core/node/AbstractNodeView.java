package org.knime.core.node;

import org.knime.core.node.AbstractNodeView.ViewableModel;

/** A view in a window of its own; the nodes of this platform have none. */
public abstract class AbstractNodeView<T extends ViewableModel> {

    private final T viewableModel;

    protected AbstractNodeView(final T viewableModel) {
        this.viewableModel = viewableModel;
    }

    protected final T getViewableModel() {
        return viewableModel;
    }

    protected abstract void modelChanged();

    /** What a view can show. */
    public interface ViewableModel {}
}
