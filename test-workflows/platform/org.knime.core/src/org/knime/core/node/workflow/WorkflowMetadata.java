package org.knime.core.node.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What a workflow's directory says about it in workflow-metadata.xml. */
public final class WorkflowMetadata extends NodeContainerMetadata {

    private WorkflowMetadata(final String description) {
        super(description);
    }

    /** A file that is not there describes nothing. */
    static WorkflowMetadata read(final Path file) throws IOException {
        if (!Files.exists(file)) {
            return new WorkflowMetadata(null);
        }
        try (var in = Files.newInputStream(file)) {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            final Document document = factory.newDocumentBuilder().parse(in);
            final var description = document.getDocumentElement()
                    .getElementsByTagName("description")
                    .item(0);
            return new WorkflowMetadata(description == null ? null : description.getTextContent());
        } catch (final SAXException | ParserConfigurationException e) {
            throw new IOException(file.getFileName() + " is not as KNIME writes it: " + e.getMessage(), e);
        }
    }
}
