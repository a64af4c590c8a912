package org.knime.node.parameters.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.webui.node.dialog.configmapping.ConfigPath;
import org.knime.core.webui.node.dialog.defaultdialog.persistence.NewSettingsMissing;
import org.knime.core.webui.node.dialog.defaultdialog.persistence.SavedKeys;

/**
 * One earlier form of a parameter. Without a matcher and without deprecated keys it applies when the present keys are
 * missing; with deprecated keys, when all of them are there.
 */
public final class ConfigMigration<T> {

    private final ParametersLoader<T> loader;
    private final Predicate<NodeSettingsRO> matcher;
    private final List<ConfigPath> deprecatedPaths;

    private ConfigMigration(final Builder<T> builder) {
        loader = builder.loader;
        deprecatedPaths = List.copyOf(builder.deprecatedPaths);
        if (builder.matcher != null) {
            matcher = builder.matcher;
        } else if (deprecatedPaths.isEmpty()) {
            matcher = new NewSettingsMissing();
        } else {
            matcher = settings -> deprecatedPaths.stream().allMatch(path -> SavedKeys.contains(settings, path.path()));
        }
    }

    public static <T> Builder<T> builder(final ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    public ParametersLoader<T> getLoader() {
        return loader;
    }

    public Predicate<NodeSettingsRO> getMatcher() {
        return matcher;
    }

    public Collection<ConfigPath> getDeprecatedConfigPaths() {
        return deprecatedPaths;
    }

    /** Collects what makes up a migration. */
    public static final class Builder<T> {

        private final ParametersLoader<T> loader;
        private final Collection<ConfigPath> deprecatedPaths = new ArrayList<>();
        private Predicate<NodeSettingsRO> matcher;

        public Builder(final ParametersLoader<T> loader) {
            this.loader = Objects.requireNonNull(loader);
        }

        public Builder<T> withDeprecatedConfigPath(final String... configKeys) {
            deprecatedPaths.add(new ConfigPath(Arrays.asList(configKeys)));
            return this;
        }

        public Builder<T> withMatcher(final Predicate<NodeSettingsRO> newMatcher) {
            matcher = newMatcher;
            return this;
        }

        public ConfigMigration<T> build() {
            return new ConfigMigration<>(this);
        }
    }
}
