package org.knime.core.node.config.base;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Settings as XML, in the form of KNIME's settings.xml files. */
public final class XMLConfig {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final String NAMESPACES = " xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
            + " http://www.knime.org/XMLConfig_2008_09.xsd\"";

    /** Characters that XML 1.0 cannot hold, or that settings files never hold, are written as %% and five digits. */
    private static final Pattern ESCAPED = Pattern.compile("%%([0-9]{5})");

    private static final char FIRST_PRINTABLE = 32;
    private static final char LAST_PLAIN = 0xd7ff;

    private XMLConfig() {}

    /**
     * @param config to write
     * @param os gets the XML; closed at the end
     * @throws IOException if writing fails
     */
    public static void save(final ConfigBase config, final OutputStream os) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(os, StandardCharsets.UTF_8))) {
            out.write(HEAD);
            write(config, out, "", NAMESPACES);
        }
    }

    private static void write(final ConfigBase group, final Writer out, final String indent, final String namespaces)
            throws IOException {
        out.write(indent + "<config" + namespaces + " key=\"" + quote(group.getKey()) + "\"");
        boolean open = false;
        for (final String key : group.keySet()) {
            final AbstractConfigEntry entry = group.getEntry(key);
            if (!open) {
                out.write(">\n");
                open = true;
            }
            if (entry instanceof ConfigBase inner) {
                write(inner, out, indent + "    ", "");
            } else {
                final String value = entry.toStringValue();
                out.write(indent + "    <entry key=\"" + quote(key) + "\" type=\"" + entry.getType() + "\"");
                out.write(
                        value == null
                                ? " isnull=\"true\" value=\"\"/>\n"
                                : " value=\"" + quote(escape(value)) + "\"/>\n");
            }
        }
        out.write(open ? indent + "</config>\n" : "/>\n");
    }

    private static String quote(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    private static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < FIRST_PRINTABLE || c > LAST_PLAIN || text.startsWith("%%", i)) {
                escaped.append("%%").append(String.format("%05d", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescape(final String text) {
        return ESCAPED.matcher(text).replaceAll(XMLConfig::character);
    }

    private static String character(final MatchResult match) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1))));
    }

    /**
     * @param config gets the settings
     * @param in the XML
     * @throws SAXException if an element or a value is wrong
     * @throws IOException if reading fails or it is no XML
     * @throws ParserConfigurationException never with the JDK's parser
     */
    public static void load(final ConfigBase config, final InputStream in)
            throws SAXException, IOException, ParserConfigurationException {
        try {
            SAXParserFactory.newInstance()
                    .newSAXParser()
                    .parse(new InputSource(new InputStreamReader(in, StandardCharsets.UTF_8)), new Reader(config));
        } catch (SAXException e) {
            throw new IOException("Unable to parse xml: " + e.getMessage(), e);
        }
    }

    private static final class Reader extends DefaultHandler {

        private final Deque<ConfigBase> path = new ArrayDeque<>();
        private final ConfigBase root;

        Reader(final ConfigBase root) {
            this.root = root;
        }

        @Override
        public void startElement(
                final String uri, final String localName, final String qName, final Attributes attributes)
                throws SAXException {
            final String key = attributes.getValue("key");
            if ("config".equals(qName)) {
                if (path.isEmpty()) {
                    root.setKey(key);
                    path.push(root);
                } else {
                    path.push(path.peek().addConfigBase(key));
                }
            } else if ("entry".equals(qName) && !path.isEmpty()) {
                path.peek().addEntry(entry(key, attributes));
            } else {
                throw new SAXException("\"" + qName + "\" is not a valid tag name.");
            }
        }

        private static AbstractConfigEntry entry(final String key, final Attributes attributes) throws SAXException {
            final String value = attributes.getValue("value");
            final boolean isNull = "true".equals(attributes.getValue("isnull")) || value == null;
            try {
                return ConfigEntries.valueOf(attributes.getValue("type"))
                        .createEntry(key, isNull ? null : unescape(value));
            } catch (IllegalArgumentException e) {
                throw new SAXException("The entry \"" + key + "\" has a wrong type or value", e);
            }
        }

        @Override
        public void endElement(final String uri, final String localName, final String qName) {
            if ("config".equals(qName)) {
                path.pop();
            }
        }

        /** Old files name a DTD; nothing is ever fetched. */
        @Override
        public InputSource resolveEntity(final String publicId, final String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void error(final SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
