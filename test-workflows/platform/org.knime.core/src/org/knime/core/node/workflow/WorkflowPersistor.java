package org.knime.core.node.workflow;

import java.util.ArrayList;
import java.util.List;

/** The names of a workflow's files, and what happened when one was loaded. */
public interface WorkflowPersistor extends NodeContainerPersistor {

    String WORKFLOW_FILE = "workflow.knime";
    String WORKFLOW_METADATA_FILE_NAME = "workflow-metadata.xml";
    String METAINFO_FILE = "workflowset.meta";
    String KEY_NODES = "nodes";
    String KEY_CONNECTIONS = "connections";
    String KEY_ID = "id";

    /** One thing that happened. */
    class LoadResultEntry {

        /** How bad it is; data that is missing or unreadable is its own kind, because executing again helps. */
        public enum LoadResultEntryType {
            Ok,
            Warning,
            Error,
            DataLoadError
        }

        private static final LoadResultEntry[] NONE = {};

        private final LoadResultEntryType m_type;
        private final String m_message;

        public LoadResultEntry(final LoadResultEntryType type, final String message) {
            m_type = type;
            m_message = message;
        }

        public LoadResultEntryType getType() {
            return m_type;
        }

        public String getMessage() {
            return m_message;
        }

        public LoadResultEntry[] getChildren() {
            return NONE;
        }

        /** @return this entry and all below it that are at least as bad as the filter, one a line, indented */
        public String getFilteredError(final String indent, final LoadResultEntryType filter) {
            final StringBuilder text = new StringBuilder(indent + "Status: " + getType() + ": " + getMessage());
            for (final LoadResultEntry child : getChildren()) {
                if (child.getType().compareTo(filter) >= 0) {
                    text.append('\n').append(child.getFilteredError(indent + "  ", filter));
                }
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return getFilteredError("", LoadResultEntryType.Ok);
        }
    }

    /** Everything that happened to one node or workflow. */
    class LoadResult extends LoadResultEntry {

        private final List<LoadResultEntry> m_children = new ArrayList<>();

        public LoadResult(final String name) {
            super(LoadResultEntryType.Ok, name);
        }

        public void addError(final String error) {
            addError(error, false);
        }

        public void addError(final String error, final boolean isErrorDuringDataLoad) {
            m_children.add(new LoadResultEntry(
                    isErrorDuringDataLoad ? LoadResultEntryType.DataLoadError : LoadResultEntryType.Error, error));
        }

        public void addWarning(final String warning) {
            m_children.add(new LoadResultEntry(LoadResultEntryType.Warning, warning));
        }

        public void addNodeStateChangedWarning(final String message) {
            addWarning(message);
        }

        public void addChildError(final LoadResult result) {
            m_children.add(result);
        }

        /** @return the worst of this result and its children */
        @Override
        public LoadResultEntryType getType() {
            LoadResultEntryType worst = super.getType();
            for (final LoadResultEntry child : m_children) {
                worst = child.getType().compareTo(worst) > 0 ? child.getType() : worst;
            }
            return worst;
        }

        @Override
        public LoadResultEntry[] getChildren() {
            return m_children.toArray(LoadResultEntry[]::new);
        }
    }

    /** What was loaded, and what happened. */
    class MetaNodeLinkUpdateResult extends LoadResult {

        private NodeContainerTemplate m_instance;

        public MetaNodeLinkUpdateResult(final String name) {
            super(name);
        }

        public void setLoadedInstance(final NodeContainerTemplate instance) {
            m_instance = instance;
        }

        public NodeContainerTemplate getLoadedInstance() {
            return m_instance;
        }

        @Override
        public String getMessage() {
            final String outcome =
                    switch (getType()) {
                        case Ok -> "no errors";
                        case Warning -> "warnings";
                        case Error -> "errors";
                        case DataLoadError -> "errors in its data";
                    };
            return (m_instance == null ? super.getMessage() : m_instance.getNameWithID()) + " loaded with " + outcome;
        }
    }

    /** The workflow that was loaded, and what happened. */
    final class WorkflowLoadResult extends MetaNodeLinkUpdateResult {

        public WorkflowLoadResult(final String name) {
            super(name);
        }

        public WorkflowManager getWorkflowManager() {
            return (WorkflowManager) getLoadedInstance();
        }
    }
}
