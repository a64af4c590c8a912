package org.knime.core.node;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xmlbeans.XmlException;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.util.Version;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A node description that is read from XML. Violations of the schema are logged and do not break the node. */
public final class NodeDescription53Proxy extends NodeDescription {

    private static final String NAMESPACE = "http://knime.org/node/v5.3";

    private final Element node;
    private final Version sinceVersion;

    public NodeDescription53Proxy(final Document doc, final Version sinceVersion) throws XmlException {
        this(doc.getDocumentElement(), sinceVersion);
        if (!node.hasAttribute("deprecated")) {
            node.setAttribute("deprecated", "false");
        }
        if (!"knimeNode".equals(node.getTagName())) {
            throw new XmlException("The description of a node is a <knimeNode>, not a <" + node.getTagName() + ">.");
        }
        final var violations = DescriptionGrammar.violations(node);
        if (!violations.isEmpty()) {
            final var logger = NodeLogger.getLogger(NodeDescription53Proxy.class);
            logger.coding("The description of the node '" + getNodeName() + "' breaks the schema.");
            violations.forEach(logger::coding);
        }
    }

    private NodeDescription53Proxy(final Element node, final Version sinceVersion) {
        this.node = node;
        this.sinceVersion = sinceVersion;
    }

    private static List<Element> children(final Element parent, final String tag) {
        final List<Element> children = new ArrayList<>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(tag)) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<Element> child(final Element parent, final String tag) {
        return children(parent, tag).stream().findFirst();
    }

    private Optional<Element> indexed(final String parent, final String tag, final int index) {
        return child(node, parent).stream()
                .flatMap(element -> children(element, tag).stream())
                .filter(element -> element.getAttribute("index").equals(Integer.toString(index)))
                .findFirst();
    }

    private static String name(final Optional<Element> element) {
        return element.map(found -> found.getAttribute("name")).orElse(null);
    }

    private static String text(final Element element) {
        try {
            final var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            final var text = new StringWriter();
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                transformer.transform(new DOMSource(child), new StreamResult(text));
            }
            return text.toString().replace(" xmlns=\"" + NAMESPACE + "\"", "").strip();
        } catch (TransformerException e) {
            throw new IllegalStateException("The description of a node cannot be written.", e);
        }
    }

    @Override
    public String getIconPath() {
        return node.getAttribute("icon");
    }

    @Override
    public String getNodeName() {
        return child(node, "name").map(Element::getTextContent).orElse(null);
    }

    @Override
    public List<DialogOptionGroup> getDialogOptionGroups() {
        return child(node, "fullDescription").stream()
                .flatMap(full -> children(full, "tab").stream())
                .map(tab -> new DialogOptionGroup(
                        tab.getAttribute("name"),
                        null,
                        children(tab, "option").stream()
                                .map(option -> new DialogOption(option.getAttribute("name"), text(option), false))
                                .toList()))
                .toList();
    }

    @Override
    public String getInportName(final int index) {
        return name(indexed("ports", "inPort", index));
    }

    @Override
    public String getOutportName(final int index) {
        return name(indexed("ports", "outPort", index));
    }

    @Override
    public int getViewCount() {
        return child(node, "views").map(views -> children(views, "view").size()).orElse(0);
    }

    @Override
    public Element getXMLDescription() {
        return node;
    }

    /** With a port for each one that the user has put into a group, counted before the fixed port that follows it. */
    @Override
    NodeDescription createUpdatedNodeDescription(final ModifiablePortsConfiguration portsConfiguration) {
        if (portsConfiguration == null
                || portsConfiguration.getExtendablePorts().isEmpty()) {
            return this;
        }
        final var copy = (Element) node.cloneNode(true);
        final var ports = child(copy, "ports").orElseThrow();
        final var groups = portsConfiguration.getExtendablePorts();
        insertPorts(ports, "inPort", "dynInPort", groups);
        insertPorts(ports, "outPort", "dynOutPort", groups);
        return new NodeDescription53Proxy(copy, sinceVersion);
    }

    private static void insertPorts(
            final Element ports,
            final String tag,
            final String groupTag,
            final Map<String, ExtendablePortGroup> groups) {
        final var fixed = children(ports, tag);
        final var described = children(ports, groupTag);
        int index = 0;
        for (int position = 0; position <= fixed.size(); position++) {
            for (final Element group : described) {
                if (Integer.parseInt(group.getAttribute("insert-before")) == position) {
                    final int count =
                            groups.get(group.getAttribute("group-identifier")).getConfiguredPorts().length;
                    for (int i = 0; i < count; i++) {
                        final var port = ports.getOwnerDocument().createElementNS(NAMESPACE, tag);
                        port.setAttribute("name", group.getAttribute("name"));
                        port.setAttribute("index", Integer.toString(index++));
                        port.setTextContent(group.getTextContent().strip() + " (dynamic)");
                        ports.appendChild(port);
                    }
                }
            }
            if (position < fixed.size()) {
                fixed.get(position).setAttribute("index", Integer.toString(index++));
            }
        }
    }
}
