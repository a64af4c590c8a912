package org.apache.xmlbeans;

/** A document does not have the form that it should have. */
public class XmlException extends Exception {

    private static final long serialVersionUID = 1L;

    public XmlException(final String message) {
        super(message);
    }
}
