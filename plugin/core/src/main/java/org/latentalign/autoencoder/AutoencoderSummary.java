package org.latentalign.autoencoder;

import java.util.List;

/**
 * What a reader should know about a model.
 *
 * @param title what kind of model it is
 * @param facts in the order in which to show them
 * @param cautions sentences about what the model must not be used for; often empty
 */
public record AutoencoderSummary(String title, List<Fact> facts, List<String> cautions) {

    /** Copies the lists. */
    public AutoencoderSummary {
        facts = List.copyOf(facts);
        cautions = List.copyOf(cautions);
    }

    /**
     * One fact.
     *
     * @param label what it is about
     * @param value what is the case
     */
    public record Fact(String label, String value) {}
}
