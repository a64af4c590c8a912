package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Message}; of several issues the first is kept and all are counted. */
public final class MessageBuilder {

    private final List<String> resolutions = new ArrayList<>();
    private String summary;
    private String issue;
    private long issueCount;

    MessageBuilder() {}

    MessageBuilder(final Message start) {
        summary = start.getSummary();
        start.issue().ifPresent(this::addTextIssue);
        resolutions.addAll(start.getResolutions());
    }

    /**
     * @param summary the sentence
     * @return this
     */
    public MessageBuilder withSummary(final String summary) {
        this.summary = summary;
        return this;
    }

    /** @return the sentence, if there is one yet */
    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    /**
     * @param description of what is wrong
     * @return this
     */
    public MessageBuilder addTextIssue(final String description) {
        if (issueCount++ == 0) {
            issue = description;
        }
        return this;
    }

    /**
     * @param res what to do
     * @return this
     */
    public MessageBuilder addResolutions(final String... res) {
        resolutions.addAll(List.of(res));
        return this;
    }

    /** @return the message, or nothing without a sentence */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, issue, resolutions));
    }
}
