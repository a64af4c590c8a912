package org.knime.core.node.wizard.page;

/** A factory of nodes that can show a view. */
public interface WizardPageContribution {

    default boolean hasNodeView() {
        return true;
    }
}
