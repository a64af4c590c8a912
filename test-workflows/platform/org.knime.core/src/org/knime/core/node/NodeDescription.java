package org.knime.core.node;

import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.util.Version;
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

    public abstract NodeType getType();

    public abstract String getInportName(final int index);

    public abstract String getInportDescription(final int index);

    public abstract String getOutportName(final int index);

    public abstract String getOutportDescription(final int index);

    public abstract int getViewCount();

    public abstract String getViewName(final int index);

    public abstract String getViewDescription(final int index);

    public abstract String getInteractiveViewName();

    public abstract Element getXMLDescription();

    public Optional<String> getShortDescription() {
        return Optional.empty();
    }

    public Optional<String> getIntro() {
        return Optional.empty();
    }

    public List<DialogOptionGroup> getDialogOptionGroups() {
        return List.of();
    }

    public List<DescriptionLink> getLinks() {
        return List.of();
    }

    public List<DynamicPortGroupDescription> getDynamicInPortGroups() {
        return List.of();
    }

    public List<DynamicPortGroupDescription> getDynamicOutPortGroups() {
        return List.of();
    }

    public String[] getKeywords() {
        return new String[0];
    }

    public Optional<Version> getSinceVersion() {
        return Optional.empty();
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    protected void setIsDeprecated(final boolean b) {
        deprecated = b;
    }

    /** The description of a node whose user has added ports. */
    NodeDescription createUpdatedNodeDescription(final ModifiablePortsConfiguration portsConfiguration) {
        return this;
    }

    /** A field of the dialog. */
    public static final class DialogOption {

        private final String name;
        private final String description;
        private final boolean optional;

        public DialogOption(final String name, final String description, final boolean isOptional) {
            this.name = name;
            this.description = description;
            optional = isOptional;
        }

        public String getName() {
            return name;
        }

        public String getDescription() {
            return description;
        }

        public boolean isOptional() {
            return optional;
        }
    }

    /** A tab of the dialog. */
    public static final class DialogOptionGroup {

        private final String name;
        private final String description;
        private final List<DialogOption> options;

        public DialogOptionGroup(final String name, final String description, final List<DialogOption> options) {
            this.name = name;
            this.description = description;
            this.options = options;
        }

        public Optional<String> getName() {
            return Optional.ofNullable(name);
        }

        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        public List<DialogOption> getOptions() {
            return options;
        }
    }

    /** A link below the description. */
    public static final class DescriptionLink {

        private final String target;
        private final String text;

        public DescriptionLink(final String href, final String text) {
            target = href;
            this.text = text;
        }

        public String getTarget() {
            return target;
        }

        public String getText() {
            return text;
        }
    }

    /** A group of ports that the user can extend. */
    public static final class DynamicPortGroupDescription {

        private final String groupName;
        private final String groupIdentifier;
        private final String groupDescription;

        public DynamicPortGroupDescription(
                final String groupName, final String groupIdentifier, final String groupDescription) {
            this.groupName = groupName;
            this.groupIdentifier = groupIdentifier;
            this.groupDescription = groupDescription;
        }

        public String getGroupName() {
            return groupName;
        }

        public String getGroupIdentifier() {
            return groupIdentifier;
        }

        public String getGroupDescription() {
            return groupDescription;
        }
    }
}
