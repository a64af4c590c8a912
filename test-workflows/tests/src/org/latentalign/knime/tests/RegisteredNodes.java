package org.latentalign.knime.tests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/** The nodes that the plug-in registers. */
final class RegisteredNodes {

    private static final String NODES = "org.knime.workbench.repository.nodes";
    private static final String FACTORY_CLASS = "factory-class";

    private RegisteredNodes() {}

    static List<IConfigurationElement> elements() {
        return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(NODES))
                .filter(element -> element.getContributor().getName().equals(Installation.PLUGIN))
                .collect(Collectors.toList());
    }

    static List<String> factoryClassNames() {
        return elements().stream().map(RegisteredNodes::factoryClassName).collect(Collectors.toList());
    }

    static String factoryClassName(final IConfigurationElement element) {
        return element.getAttribute(FACTORY_CLASS);
    }

    static IConfigurationElement element(final String factoryClassName) {
        return elements().stream()
                .filter(element -> factoryClassName(element).equals(factoryClassName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(factoryClassName + " is not registered"));
    }

    @SuppressWarnings("unchecked")
    static NodeFactory<NodeModel> createFactory(final IConfigurationElement element) throws CoreException {
        return (NodeFactory<NodeModel>) element.createExecutableExtension(FACTORY_CLASS);
    }
}
