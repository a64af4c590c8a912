# Sourced by the scripts at the top of the project, from there. Finds a JDK and a Maven that can build it:
# sets JAVA_HOME and MAVEN, or ends the script with one sentence. POSIX sh.

MAVEN_VERSION=3.9.16
TOOLS=$PWD/.tools

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

# The major version of the JDK in a directory, or nothing when no JDK is there.
jdk_major() {
    [ -x "$1/bin/javac" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
}

find_jdk() {
    if [ -z "${JAVA_HOME:-}" ]; then
        command -v javac >/dev/null 2>&1 ||
            fail "No JDK found: install a JDK 17 or newer and put it on the PATH, or set JAVA_HOME to it."
        javac_file=$(readlink -f "$(command -v javac)" 2>/dev/null) || javac_file=$(command -v javac)
        JAVA_HOME=$(dirname "$(dirname "$javac_file")")
    fi
    major=$(jdk_major "$JAVA_HOME")
    [ -n "$major" ] || fail "JAVA_HOME is $JAVA_HOME, but no JDK is there: set it to a JDK 17 or newer."
    [ "$major" -ge 17 ] || fail "The JDK in $JAVA_HOME is version $major: JDK 17 or newer is needed."
    export JAVA_HOME
}

# Tycho 4 needs Maven 3.9. An older Maven is good enough to download a newer one, into .tools.
find_maven() {
    MAVEN=$TOOLS/apache-maven-$MAVEN_VERSION/bin/mvn
    [ -x "$MAVEN" ] && return 0
    command -v mvn >/dev/null 2>&1 || fail "No Maven found: install any Apache Maven and put it on the PATH."
    elsewhere=$(mktemp -d)
    # From an empty folder, for an old Maven stops at the extensions that this project asks for.
    installed=$(cd "$elsewhere" && mvn -v 2>/dev/null | sed -n 's/^[^A-Z]*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    case $installed in
        3.9.* | 3.[1-9][0-9].*)
            rmdir "$elsewhere"
            MAVEN=mvn
            return 0
            ;;
    esac
    echo "Maven ${installed:-of unknown version} is older than 3.9: fetching Maven $MAVEN_VERSION into .tools (once)."
    mkdir -p "$TOOLS"
    (cd "$elsewhere" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$TOOLS") \
        >"$TOOLS/maven.log" 2>&1 || {
        rm -rf "$elsewhere"
        fail "Could not fetch Maven $MAVEN_VERSION: is there a network connection? What Maven said is in .tools/maven.log."
    }
    rm -rf "$elsewhere"
    chmod +x "$MAVEN"
}

# Says what a failed build most likely means, in one sentence, from its log; fails when it does not know.
explain_failure() {
    grep -aE '^\[(ERROR|FATAL)\]' "$1" | grep -aqE 'Unknown host|UnknownHostException|name resolution|Network is unreachable|Connection (refused|timed out|reset)|No route to host|Could not (transfer|connect)|Failed to read artifact descriptor|Extension .* could not be resolved|Unable to read repository' || return 1
    echo "The build failed because something could not be downloaded: is there a network connection?" >&2
}

find_jdk
find_maven

# Builds plugin/core, a plain Maven project that Tycho takes as a finished bundle. Arguments go to Maven. In the background,
# with IN_PLACE=yes, Maven takes the place of the shell, so that it can be ended.
build_core() {
    # a checkout's bundle ends with the time of the last commit that touched core, as Tycho does it for the other bundles
    qualifier=$(git log -1 --format=%cd --date=format-local:%Y%m%d%H%M -- plugin/core 2>/dev/null)
    ${IN_PLACE:+exec} "$MAVEN" -B -ntp -f plugin/core/pom.xml ${qualifier:+"-Dcore.qualifier=$qualifier"} "$@"
}

# Builds plugin/spark, a plain Maven project, too. It takes core from a local repository beside core's own files, so that
# nothing is put into the user's. Arguments go to Maven.
build_spark() {
    repository=$PWD/plugin/core/target/repository
    core_jar() {
        find "$PWD/plugin/core/target/bundle" -name '*.jar' 2>/dev/null | head -n 1
    }
    bundle=$(core_jar)
    if [ -z "$bundle" ] || [ -n "$(find plugin/core/pom.xml plugin/core/src/main -type f -newer "$bundle" | head -n 1)" ]; then
        # shellcheck disable=SC2086 # several options
        build_core package $QUICKLY || return 1
        bundle=$(core_jar)
    fi
    "$MAVEN" -B -ntp -q -f plugin/spark/pom.xml org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file \
        "-Dfile=$bundle" "-DpomFile=$PWD/plugin/core/pom.xml" "-DlocalRepositoryPath=$repository" &&
        "$MAVEN" -B -ntp -f plugin/spark/pom.xml "-Dmaven.repo.local.tail=$repository" "$@"
}

# Without the checks, for a script that only wants to run what has changed.
QUICKLY="-Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dspotbugs.skip -Dspotless.check.skip"
