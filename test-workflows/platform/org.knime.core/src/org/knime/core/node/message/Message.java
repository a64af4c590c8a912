package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.workflow.NodeMessage;

/** What a node tells the user: a sentence, perhaps what exactly went wrong, perhaps what to do. */
public final class Message {

    private final String summary;
    private final String issue;
    private final List<String> resolutions;

    Message(final String summary, final String issue, final List<String> resolutions) {
        this.summary = summary;
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    /** @return a builder that has nothing yet */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /**
     * @param summary the sentence, not null
     * @return a message of it only
     */
    public static Message fromSummary(final String summary) {
        return fromSummaryWithResolution(summary);
    }

    /**
     * @param summary the sentence, not null
     * @param res what to do
     * @return a message of them
     */
    public static Message fromSummaryWithResolution(final String summary, final String... res) {
        return builder()
                .withSummary(summary)
                .addResolutions(res)
                .build()
                .orElseThrow(() -> new IllegalArgumentException("A message needs a summary"));
    }

    /** @return the sentence */
    public String getSummary() {
        return summary;
    }

    Optional<String> issue() {
        return Optional.ofNullable(issue);
    }

    /** @return what to do */
    public List<String> getResolutions() {
        return resolutions;
    }

    /** @return a builder that starts with this */
    public MessageBuilder modify() {
        return new MessageBuilder(this);
    }

    /** @return the sentence and what exactly went wrong, a line each */
    public String toLogPrintable() {
        return issue == null ? summary : summary + "\n" + issue;
    }

    /**
     * @param type warning or error
     * @return this as a node shows it
     */
    public NodeMessage toNodeMessage(final NodeMessage.Type type) {
        return new NodeMessage(type, summary, issue, resolutions);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this
                || obj instanceof Message other
                        && summary.equals(other.summary)
                        && Objects.equals(issue, other.issue)
                        && resolutions.equals(other.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issue, resolutions);
    }

    @Override
    public String toString() {
        return "Message[summary=" + summary + ",issue=" + issue + ",resolutions=" + resolutions + "]";
    }
}
