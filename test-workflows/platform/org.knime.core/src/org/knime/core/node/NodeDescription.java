package org.knime.core.node;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.w3c.dom.Element;

/** What the user reads about a node. */
public abstract class NodeDescription {

    private boolean deprecated;

    /** Makes parsers that know namespaces. */
    public static DocumentBuilderFactory getDocumentBuilderFactory() {
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory;
    }

    public abstract String getIconPath();

    public abstract String getNodeName();

    public abstract String getInportName(final int index);

    public abstract String getOutportName(final int index);

    public abstract int getViewCount();

    public abstract Element getXMLDescription();

    public List<DialogOptionGroup> getDialogOptionGroups() {
        return List.of();
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    /** The description of a node whose user has added ports. */
    NodeDescription createUpdatedNodeDescription(final ModifiablePortsConfiguration portsConfiguration) {
        return this;
    }

    /** A field of the dialog. */
    public static final class DialogOption {

        private final String name;
        private final String description;

        public DialogOption(final String name, final String description, final boolean isOptional) {
            this.name = name;
            this.description = description;
        }

        public String getName() {
            return name;
        }

        public String getDescription() {
            return description;
        }
    }

    /** A tab of the dialog. */
    public static final class DialogOptionGroup {

        private final List<DialogOption> options;

        public DialogOptionGroup(final String name, final String description, final List<DialogOption> options) {
            this.options = options;
        }

        public List<DialogOption> getOptions() {
            return options;
        }
    }
}
