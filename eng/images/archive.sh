# Sourced. How container images are made from Debian packages, without a registry, as archives for "keles image import". The same packages
# give the same bytes. Nothing is installed: packages are downloaded and unpacked into a temporary directory, $work, that goes with the script.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v apt-get >/dev/null || { echo 'There is no apt-get here, so Debian packages cannot be had.' >&2; exit 1; }
architecture=$(dpkg --print-architecture)
library=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# unpack DIR PACKAGE…: the files of packages, without running anything of theirs.
unpack() {
  local into=$1 deb; shift
  mkdir -p "$work/debs" "$into"; rm -f "$work"/debs/*
  (cd "$work/debs" && apt-get -o APT::Sandbox::User=root download -qq "$@") ||
    { echo "apt-get could not download: $*. Run apt-get update, and try again." >&2; exit 1; }
  for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$into"; done
}

# pack NAME DIR…: a tar whose bytes depend on the files alone.
pack() { tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=ustar -cf "$1" -C "$2" .; }

digest() { sha256sum "$1" | cut -d' ' -f1; }

# blob FILE TYPE: move a file into the layout; prints its descriptor.
blob() {
  local sum size; sum=$(digest "$1"); size=$(stat -c %s "$1")
  mv "$1" "$work/layout/blobs/sha256/$sum"
  printf '"mediaType":"application/vnd.oci.image.%s","digest":"sha256:%s","size":%s' "$2" "$sum" "$size"
}

# layer ROOT: pack a directory as $ROOT.layer, once; $ROOT.diff says its digest unpacked.
layer() {
  [ -s "$1.layer" ] && return
  pack "$work/layer.tar" "$1"
  digest "$work/layer.tar" >"$1.diff"
  gzip -n -9 "$work/layer.tar"
  mv "$work/layer.tar.gz" "$1.layer"
}

# image FILE ROOT CONFIG NAME…: an OCI layout; ROOT is a directory, or several with colons between, the lowest first, for a layer each.
image() {
  local file=$1 roots root config=$3 diffs='' layers='' descriptor manifest entries='' name
  IFS=: read -ra roots <<<"$2"; shift 3
  rm -rf "$work/layout"; mkdir -p "$work/layout/blobs/sha256"
  for root in "${roots[@]}"; do
    layer "$root"
    cp "$root.layer" "$work/layer"
    diffs+=${diffs:+,}$(printf '"sha256:%s"' "$(<"$root.diff")")
    layers+=${layers:+,}$(printf '{%s}' "$(blob "$work/layer" layer.v1.tar+gzip)")
  done
  printf '{"architecture":"%s","os":"linux","config":%s,"rootfs":{"type":"layers","diff_ids":[%s]}}' \
    "$architecture" "$config" "$diffs" >"$work/config"
  descriptor=$(blob "$work/config" config.v1+json)
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{%s},"layers":[%s]}' \
    "$descriptor" "$layers" >"$work/manifest"
  manifest=$(blob "$work/manifest" manifest.v1+json)
  for name in "$@"; do
    entries+=${entries:+,}$(printf '{%s,"platform":{"architecture":"%s","os":"linux"},"annotations":{"io.containerd.image.name":"%s","org.opencontainers.image.ref.name":"%s"}}' \
      "$manifest" "$architecture" "$name" "${name##*:}")
  done
  printf '{"schemaVersion":2,"manifests":[%s]}' "$entries" >"$work/layout/index.json"
  printf '{"imageLayoutVersion":"1.0.0"}' >"$work/layout/oci-layout"
  pack "$work/image.tar" "$work/layout"
  mv "$work/image.tar" "$file"
  printf '%s: %s (%s bytes)\n' "$file" "$*" "$(stat -c %s "$file")"
}

# shell ROOT: busybox under all the names it has that are still free.
shell() {
  local applet
  mkdir -p "$1/bin"
  install -m 755 "$busybox" "$1/bin/busybox"
  for applet in $("$busybox" --list); do
    [ -e "$1/bin/$applet" ] || [ -e "$1/usr/bin/$applet" ] || [ -e "$1/usr/sbin/$applet" ] || ln -s busybox "$1/bin/$applet"
  done
}

# accounts ROOT: the users that the programs know by name, and a place for temporary files.
accounts() {
  mkdir -p "$1/etc"; mkdir -pm 1777 "$1/tmp"; chmod 1777 "$1/tmp"
  printf '%s\n' root:x:0:0:root:/root:/bin/sh www-data:x:33:33::/var/www:/bin/false nobody:x:65534:65534::/nonexistent:/bin/false >"$1/etc/passwd"
  printf '%s\n' root:x:0: www-data:x:33: nogroup:x:65534: >"$1/etc/group"
}

# libraries FROM ROOT PROGRAM: what the program needs of the libraries below FROM, with the loader.
libraries() {
  local from=$1 root=$2 program=$3 search file real
  search=$from/lib/$library:$from/usr/lib/$library
  LD_LIBRARY_PATH=$search ldd "$program" >"$work/needed"
  if grep -q 'not found' "$work/needed"; then
    echo "The libraries of $(basename "$program") could not all be found:" >&2; grep 'not found' "$work/needed" >&2; exit 1
  fi
  grep -oE '/[^ ]+' "$work/needed" | while read -r file; do
    real=$(readlink -f "$file")
    # The loader is named by its place, everything else is looked for in the library directory.
    case $file in
      */ld-linux*) install -D -m 755 "$real" "$root/$(readelf_loader "$program")" ;;
      *) install -D -m 644 "$real" "$root/usr/lib/$library/$(basename "$file")" ;;
    esac
  done
}

# readelf_loader PROGRAM: the path of the loader that the program names.
readelf_loader() { grep -aoE -m1 '/lib[^[:cntrl:]]*/ld-linux[^[:cntrl:]]*\.so\.[0-9]+' "$1" | head -1; }

busybox=
find_busybox() {
  [ -n "$busybox" ] && return
  unpack "$work/bb" busybox-static
  busybox=$(find "$work/bb" -path '*/bin/busybox' -type f | head -1)
}


# nginx ROOT DIRECTORY PAGE: nginx with its libraries, which serves a directory with this first page on port 80 and logs to its container.
nginx_config='{"Env":["PATH='$path'"],"Cmd":["/usr/sbin/nginx","-g","daemon off;"],"ExposedPorts":{"80/tcp":{}},"StopSignal":"SIGQUIT"}'
nginx() {
  local root=$1 depends
  if [ ! -d "$work/ng" ]; then
    mapfile -t depends < <(apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances nginx |
      sed -n 's/^ *|\{0,1\}Depends: \(lib[^ <]*\|zlib1g\)$/\1/p' | sort -u)
    unpack "$work/ng" nginx nginx-common "${depends[@]}"
  fi
  mkdir -p "$root"/{etc,usr/sbin,"${2#/}",var/log/nginx,var/lib/nginx,var/www,run,root} "$root/usr/lib/$library"
  ln -s usr/lib "$root/lib"; ln -s usr/lib "$root/lib64"
  install -m 755 "$work/ng/usr/sbin/nginx" "$root/usr/sbin/nginx"
  libraries "$work/ng" "$root" "$root/usr/sbin/nginx"
  cp -r "$work/ng/etc/nginx" "$root/etc/nginx"
  ln -s /dev/stdout "$root/var/log/nginx/access.log"; ln -s /dev/stderr "$root/var/log/nginx/error.log"
  cat >"$root/etc/nginx/nginx.conf" <<C
user www-data;
worker_processes 1;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;
events { worker_connections 512; }
http {
  include mime.types;
  default_type application/octet-stream;
  access_log /var/log/nginx/access.log;
  server {
    listen 80;
    root $2;
    index index.html;
  }
}
C
  printf '%s\n' "$3" >"$root/$2/index.html"
}
