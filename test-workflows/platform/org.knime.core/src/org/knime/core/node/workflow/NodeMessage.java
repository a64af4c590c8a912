package org.knime.core.node.workflow;

import java.util.List;
import java.util.Objects;

/** What a node tells the user: nothing, a warning or an error. */
public final class NodeMessage {

    /** How bad it is. */
    public enum Type {
        RESET,
        WARNING,
        ERROR
    }

    /** No message. */
    public static final NodeMessage NONE = new NodeMessage(Type.RESET, "");

    private final Type m_type;
    private final String m_message;
    private final String m_issue;
    private final List<String> m_resolutions;

    public NodeMessage(final Type messageType, final String message) {
        this(messageType, message, null, null);
    }

    public NodeMessage(
            final Type messageType, final String message, final String issue, final List<String> resolutions) {
        m_type = messageType;
        m_message = message;
        m_issue = issue;
        m_resolutions = resolutions == null ? List.of() : resolutions;
    }

    public static final NodeMessage newWarning(final String message) {
        return new NodeMessage(Type.WARNING, message);
    }

    public static final NodeMessage newError(final String message) {
        return new NodeMessage(Type.ERROR, message);
    }

    /** The worse of the two types with both texts; a message that says nothing gives way to the other. */
    public static final NodeMessage merge(final NodeMessage first, final NodeMessage second) {
        if (first.equals(second) || second.m_type == Type.RESET) {
            return first;
        }
        if (first.m_type == Type.RESET) {
            return second;
        }
        final Type worse = first.m_type.compareTo(second.m_type) >= 0 ? first.m_type : second.m_type;
        final boolean bothSpeak = !first.m_message.isEmpty() && !second.m_message.isEmpty();
        return new NodeMessage(worse, first.m_message + (bothSpeak ? "\n" : "") + second.m_message);
    }

    public Type getMessageType() {
        return m_type;
    }

    public String getMessage() {
        return m_message;
    }

    @Override
    public boolean equals(final Object object) {
        return object instanceof NodeMessage other
                && m_type == other.m_type
                && Objects.equals(m_message, other.m_message)
                && Objects.equals(m_issue, other.m_issue)
                && m_resolutions.equals(other.m_resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_type, m_message, m_issue, m_resolutions);
    }

    @Override
    public String toString() {
        return m_type + ": " + m_message;
    }
}
