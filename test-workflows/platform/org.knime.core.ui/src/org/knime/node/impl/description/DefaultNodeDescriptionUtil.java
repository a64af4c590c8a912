package org.knime.node.impl.description;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xmlbeans.XmlException;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDescription53Proxy;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.util.Version;
import org.knime.core.webui.node.dialog.defaultdialog.uischema.DialogLayout;
import org.knime.core.webui.node.dialog.defaultdialog.uischema.DialogOptions;
import org.knime.node.parameters.NodeParameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Builds the XML description of a node. Texts are parsed as XML, so a bare ampersand or bracket breaks the node. */
public final class DefaultNodeDescriptionUtil {

    private static final String NAMESPACE = "http://knime.org/node/v5.3";

    private DefaultNodeDescriptionUtil() {}

    /** A description with one view at most, which has the node's name. */
    public static NodeDescription createNodeDescription(
            final String name,
            final String icon,
            final Collection<PortDescription> inPortDescriptions,
            final Collection<PortDescription> outPortDescriptions,
            final String shortDescription,
            final String fullDescription,
            final Collection<ExternalResource> externalResources,
            final Class<? extends NodeParameters> modelSettingsClass,
            final Class<? extends NodeParameters> viewSettingsClass,
            final String viewDescription,
            final NodeType type,
            final Collection<String> keywords,
            final Version sinceVersion) {
        return createNodeDescription(
                name,
                icon,
                inPortDescriptions,
                outPortDescriptions,
                shortDescription,
                fullDescription,
                externalResources,
                modelSettingsClass,
                viewDescription == null ? null : List.of(new ViewDescription(name, viewDescription, viewSettingsClass)),
                type,
                keywords,
                sinceVersion);
    }

    /** A description with any number of views. */
    public static NodeDescription createNodeDescription(
            final String name,
            final String icon,
            final Collection<PortDescription> inPortDescriptions,
            final Collection<PortDescription> outPortDescriptions,
            final String shortDescription,
            final String fullDescription,
            final Collection<ExternalResource> externalResources,
            final Class<? extends NodeParameters> modelSettingsClass,
            final Collection<ViewDescription> viewDescriptions,
            final NodeType type,
            final Collection<String> keywords,
            final Version sinceVersion) {
        final var views = viewDescriptions == null ? List.<ViewDescription>of() : viewDescriptions;
        final var xml = new Xml();
        final var node = xml.document.createElementNS(NAMESPACE, "knimeNode");
        xml.document.appendChild(node);
        node.setAttribute("icon", icon);
        node.setAttribute(
                "type", type(type, inPortDescriptions, outPortDescriptions).toString());
        xml.child(node, "name").setTextContent(name);
        xml.parse(shortDescription, xml.child(node, "shortDescription"));
        final var full = xml.child(node, "fullDescription");
        xml.parse(fullDescription, xml.child(full, "intro"));
        addOptions(
                xml,
                full,
                modelSettingsClass,
                views.stream()
                        .findFirst()
                        .<Class<? extends NodeParameters>>map(ViewDescription::viewSettingsClass)
                        .orElse(null));
        for (final ExternalResource resource : externalResources) {
            final var link = xml.child(full, "link");
            link.setAttribute("href", resource.href());
            xml.parse(resource.description(), link);
        }
        final var ports = xml.child(node, "ports");
        addPorts(xml, ports, inPortDescriptions, "inPort", "dynInPort");
        addPorts(xml, ports, outPortDescriptions, "outPort", "dynOutPort");
        if (!views.isEmpty()) {
            final var viewsElement = xml.child(node, "views");
            int index = 0;
            for (final ViewDescription description : views) {
                final var view = xml.child(viewsElement, "view");
                view.setAttribute("index", Integer.toString(index++));
                view.setAttribute("name", description.name());
                xml.parse(description.description(), view);
            }
        }
        if (!keywords.isEmpty()) {
            final var keywordsElement = xml.child(node, "keywords");
            keywords.forEach(keyword -> xml.child(keywordsElement, "keyword").setTextContent(keyword));
        }
        try {
            return new NodeDescription53Proxy(xml.document, sinceVersion);
        } catch (XmlException e) {
            throw new IllegalStateException("Problem creating node description", e);
        }
    }

    private static NodeType type(
            final NodeType type, final Collection<PortDescription> inputs, final Collection<PortDescription> outputs) {
        if (type != null) {
            return type;
        }
        if (inputs.isEmpty()) {
            return NodeType.Source;
        }
        return outputs.isEmpty() ? NodeType.Sink : NodeType.Manipulator;
    }

    private static void addOptions(
            final Xml xml,
            final Element full,
            final Class<? extends NodeParameters> model,
            final Class<? extends NodeParameters> view) {
        if (model == null && view == null) {
            return;
        }
        final var tab = xml.child(full, "tab");
        tab.setAttribute("name", "Options");
        DialogOptions.of(DialogLayout.of(model, view)).forEach(item -> {
            final var option = xml.child(tab, "option");
            option.setAttribute("name", item.title());
            xml.parse(item.description(), option);
        });
    }

    /** Fixed ports are counted; a group of the user's stands before the next fixed one. */
    private static void addPorts(
            final Xml xml,
            final Element ports,
            final Collection<PortDescription> descriptions,
            final String fixedTag,
            final String dynamicTag) {
        int index = 0;
        for (final PortDescription description : descriptions) {
            final var port = xml.child(ports, description.configurable() ? dynamicTag : fixedTag);
            port.setAttribute("name", description.name());
            if (description.configurable()) {
                port.setAttribute("insert-before", Integer.toString(index));
                port.setAttribute("group-identifier", description.id());
                port.setAttribute("configurable-via-menu", "false");
            } else {
                port.setAttribute("index", Integer.toString(index++));
            }
            xml.parse(description.description(), port);
        }
    }

    /** The document being built and the parser of the texts in it. */
    private static final class Xml {

        private final DocumentBuilder parser;
        private final Document document;

        Xml() {
            try {
                parser = NodeDescription.getDocumentBuilderFactory().newDocumentBuilder();
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("Problem creating node description", e);
            }
            parser.setErrorHandler(null);
            document = parser.newDocument();
        }

        Element child(final Element parent, final String tag) {
            final var child = document.createElementNS(NAMESPACE, tag);
            parent.appendChild(child);
            return child;
        }

        void parse(final String fragment, final Element parent) {
            try {
                final var wrapped = "<fragment xmlns=\"" + NAMESPACE + "\">" + fragment + "</fragment>";
                final var children = parser.parse(new InputSource(new StringReader(wrapped)))
                        .getDocumentElement()
                        .getChildNodes();
                for (int i = 0; i < children.getLength(); i++) {
                    parent.appendChild(document.importNode(children.item(i), true));
                }
            } catch (SAXException | IOException e) {
                throw new IllegalStateException("Problem creating node description", e);
            }
        }
    }
}
