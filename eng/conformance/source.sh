# Sourced by build. The source of upstream's end-to-end tests: Debian 12 carries that of Kubernetes 1.20.2, whole, with what it needs.

# fetch_source: unpack upstream's archive, without Debian's changes (they are kubectl's), and make it ask 1.36.
fetch_source() {
  local apt=$work/apt
  other_suite "$apt" bookworm deb-src >"$work/why" ||
    { echo "The source of the tests cannot be had: $(<"$work/why")." >&2; return 1; }
  (cd "$apt" && timeout 600 apt-get source -qq --download-only kubernetes >>log 2>&1) ||
    { tail -3 "$apt/log" >&2; echo 'apt-get could not download the source package kubernetes of Debian 12 (deb-src, bookworm main).' >&2; return 1; }
  unset APT_CONFIG
  mkdir -p "$apt/tree"
  tar xzf "$apt"/kubernetes_*.orig.tar.gz -C "$apt/tree" --strip-components=1
  (cd "$apt/tree"; ask_newer_versions)
  mkdir -p "$(dirname "$source")"
  rm -rf "$source"
  mv "$apt/tree" "$source"
}

# ask_newer_versions: what 1.36 no longer has under the old name is asked for under the new one, where both have one shape.
ask_newer_versions() {
  local file
  # Cron jobs and disruption budgets: only v1 is left.
  edit staging/src/k8s.io/api/batch/v1beta1/register.go 's/Version: "v1beta1"/Version: "v1"/'
  edit staging/src/k8s.io/api/policy/v1beta1/register.go 's/Version: "v1beta1"/Version: "v1"/'
  edit test/e2e/apps/types.go 's/Version: "v1beta1", Resource: "cronjobs"/Version: "v1", Resource: "cronjobs"/'
  grep -rlE "^apiVersion: (batch|policy)/v1beta1" test/e2e/testing-manifests >"$work/manifests"
  while read -r file; do edit "$file" 's#^(apiVersion: (batch|policy))/v1beta1#\1/v1#'; done <"$work/manifests"
  # A daemon set's test compares the template with that of its revision: writers of today leave the empty creationTimestamp out.
  edit pkg/controller/daemon/update.go \
    '/template\["\$patch"\] = "replace"/a\	if m, ok := template["metadata"].(map[string]interface{}); ok {\n\t\tdelete(m, "creationTimestamp")\n\t}'
}

# edit FILE SCRIPT: change a file by sed; it is an error when nothing changed.
edit() {
  sed -E -i.before "$2" "$1"
  if cmp -s "$1" "$1.before"; then echo "$1 is not as expected: it has no place for the change that 1.36 needs." >&2; return 1; fi
  rm "$1.before"
}

# go_in ARGUMENT…: go in the source, as in the days of 1.20: no modules, nothing from the network, and no C compiler.
go_in() {
  (cd "$source" && GO111MODULE=off GOPROXY=off GOFLAGS='' GOTOOLCHAIN=local CGO_ENABLED=0 GOPATH="$out/gopath" GOCACHE="${GOCACHE:-$out/gocache}" \
    nice -n 10 go "$@") >"$out/build.log" 2>&1 && return
  grep -v '^#' "$out/build.log" | head -20 >&2
  echo "go $1 failed; all of it is in $out/build.log." >&2
  return 1
}

# embed_files: the manifests that the tests create from are compiled into them.
embed_files() {
  go_in build -o "$work/go-bindata" ./vendor/github.com/go-bindata/go-bindata/go-bindata
  (cd "$source" && "$work/go-bindata" -nometadata -o "$work/bindata.go" -pkg generated -ignore .jpg -ignore .png -ignore .md -ignore 'BUILD(\.bazel)?' \
    test/conformance/testdata/... test/e2e/testing-manifests/... test/e2e_node/testing-manifests/... test/images/... test/fixtures/...)
  mv "$work/bindata.go" "$source/test/e2e/generated/bindata.go"
}

# program NAME PACKAGE: a program of the source, kept in out.
program() {
  [ -x "$out/bin/$1" ] && return
  echo "building $1 …"
  go_in build -trimpath -o "$out/bin/.$1" "$2"
  mv "$out/bin/.$1" "$out/bin/$1"
}

# tests: the program with all the tests; on two cores it takes some minutes, the first time.
tests() {
  [ -x "$out/bin/e2e.test" ] && return
  echo 'building e2e.test …'
  go_in test -c -trimpath -o "$out/bin/.e2e.test" ./test/e2e
  mv "$out/bin/.e2e.test" "$out/bin/e2e.test"
}
