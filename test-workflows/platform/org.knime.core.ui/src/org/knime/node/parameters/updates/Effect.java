package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables a field or a layout part. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    Class<? extends EffectPredicateProvider> predicate();

    EffectType type();

    /** What happens when the predicate holds; the opposite happens when it does not. */
    enum EffectType {
        ENABLE,
        DISABLE,
        SHOW,
        HIDE
    }
}
