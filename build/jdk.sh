# Sourced by what has to find JDK 25, which may stand beside an older default.

# A JDK's own release file names its version, so no candidate has to be started.
is_jdk25() { [[ -x $1/bin/javac && -f $1/release ]] && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"; }

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "${WEIR_JDK:-}" \
    /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [[ -n $candidate ]] && is_jdk25 "$candidate" && { printf '%s' "$candidate"; return; }
  done
  command -v java > /dev/null || return 1
  candidate=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  is_jdk25 "$candidate" && printf '%s' "$candidate"
}
