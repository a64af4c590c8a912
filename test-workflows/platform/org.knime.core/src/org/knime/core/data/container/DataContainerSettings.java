package org.knime.core.data.container;

import org.knime.core.node.KNIMEConstants;

/** How a table is made. */
public final class DataContainerSettings {

    /** How many distinct values a column's domain lists. */
    public static final int MAX_POSSIBLE_VALUES =
            Integer.getInteger(KNIMEConstants.PROPERTY_DOMAIN_MAX_POSSIBLE_VALUES, 60);

    private final boolean initializeDomain;
    private final boolean domainUpdate;
    private final boolean checkDuplicateRowKeys;

    private DataContainerSettings(final DefaultBuilder from) {
        initializeDomain = from.initializeDomain;
        domainUpdate = from.domainUpdate;
        checkDuplicateRowKeys = from.checkDuplicateRowKeys;
    }

    /** @return the usual settings */
    public static DataContainerSettings getDefault() {
        return builder().build();
    }

    /** @return a builder that starts with the usual settings */
    public static Builder builder() {
        return new DefaultBuilder();
    }

    /** @return whether domains start with those of the spec */
    public boolean isInitializeDomain() {
        return initializeDomain;
    }

    /** @return whether domains are computed from the rows */
    public boolean isEnableDomainUpdate() {
        return domainUpdate;
    }

    /** @return whether a row key that comes twice is an error */
    public boolean isCheckDuplicateRowKeys() {
        return checkDuplicateRowKeys;
    }

    /** @return how many distinct values a column's domain lists */
    public int getMaxDomainValues() {
        return MAX_POSSIBLE_VALUES;
    }

    /** Makes settings. */
    public interface Builder {

        /**
         * @param initDomain whether domains start with those of the spec
         * @return this
         */
        Builder withInitializedDomain(boolean initDomain);

        /**
         * @param enableDomainUpdate whether domains are computed from the rows
         * @return this
         */
        Builder withDomainUpdate(boolean enableDomainUpdate);

        /**
         * @param checkDuplicateRowKeys whether a row key that comes twice is an error
         * @return this
         */
        Builder withCheckDuplicateRowKeys(boolean checkDuplicateRowKeys);

        /** @return the settings */
        DataContainerSettings build();
    }

    private static final class DefaultBuilder implements Builder {

        private boolean initializeDomain;
        private boolean domainUpdate = true;
        private boolean checkDuplicateRowKeys =
                !Boolean.getBoolean(KNIMEConstants.PROPERTY_DISABLE_ROWID_DUPLICATE_CHECK);

        @Override
        public Builder withInitializedDomain(final boolean initDomain) {
            initializeDomain = initDomain;
            return this;
        }

        @Override
        public Builder withDomainUpdate(final boolean enableDomainUpdate) {
            domainUpdate = enableDomainUpdate;
            return this;
        }

        @Override
        public Builder withCheckDuplicateRowKeys(final boolean check) {
            checkDuplicateRowKeys = check;
            return this;
        }

        @Override
        public DataContainerSettings build() {
            return new DataContainerSettings(this);
        }
    }
}
