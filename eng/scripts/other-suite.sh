# Sourced. other_suite DIR SUITE TYPE: an apt of its own below DIR that knows one suite of Debian and nothing else, through the mirror that
# this machine's apt uses; TYPE is deb or deb-src. Lists, caches and settings of the machine stay as they are. Exports APT_CONFIG; 1 and a
# sentence where it cannot be.
other_suite() {
  local apt=$1 suite=$2 type=$3 mirror
  command -v apt-get >/dev/null || { echo 'there is no apt-get on this machine'; return 1; }
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -1)
  [ -n "$mirror" ] || { echo 'apt has no Debian mirror'; return 1; }
  mkdir -p "$apt"/{parts,lists/partial,archives/partial}
  printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$type" "$mirror" "$suite" >"$apt/parts/$suite.sources"
  cat >"$apt/conf" <<C
Dir::Etc::sourcelist "/dev/null"; Dir::Etc::sourceparts "$apt/parts"; Dir::Etc::preferences "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
Dir::State::Lists "$apt/lists"; Dir::Cache::archives "$apt/archives"; Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";
APT::Sandbox::User "root"; Acquire::Languages "none"; Acquire::http::Timeout "20"; Acquire::Retries "1";
C
  export APT_CONFIG=$apt/conf
  timeout 180 apt-get update -qq >"$apt/log" 2>&1 || { echo "the mirror of apt does not answer for Debian $suite"; return 1; }
}
