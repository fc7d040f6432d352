# Sourced by build. The images that the tests' pods run, under the names that the tests ask for: programs from the source on a small Debian.

# archives: each archive that is not there yet.
archives() {
  "$out/bin/e2e.test" --list-images >"$work/references"
  local image
  for image in pause busybox nonroot nonewprivs debian agnhost nautilus kitten nginx httpd httpd-new etcd sample-apiserver; do
    if [ ! -s "$out/images/$image.tar" ]; then "image_$image"; fi
  done
}

# tagged NAME ROOT CONFIG IMAGE:TAG…: image of archive.sh, with the tests' full names of the images.
tagged() {
  local file=$out/images/$1.tar root=$2 config=$3 references=() name; shift 3
  for name in "$@"; do
    references+=("$(grep -E "(^|/)${name//./\\.}\$" "$work/references")") || { echo "The tests know no image $name." >&2; return 1; }
  done
  image "$file" "$root" "$config" "${references[@]}"
}

# config JSON: the image's configuration with a PATH.
config() { printf '{"Env":["PATH=%s"],%s}' "$path" "$1"; }

# debian: a Debian with the commands that tests run in a shell, in $work/debian.
debian() {
  local root=$work/debian packages
  [ -d "$root" ] && return
  # Without usr-is-merged a program would come that merges it, and all of Perl for that.
  packages=$(closure usr-is-merged base-files bash coreutils dash debianutils findutils gawk grep hostname iproute2 iptables iperf libc-bin mount netbase \
    netcat-openbsd perl-base procps sed tar util-linux bind9-dnsutils bind9-host curl)
  # shellcheck disable=SC2086 # Each line is a package.
  unpack "$root" $packages
  merge_usr "$root"
  # What Debian leaves to update-alternatives.
  ln -sf nc.openbsd "$root/bin/nc"
  ln -sf gawk "$root/bin/awk"
  ln -sf iptables-legacy "$root/sbin/iptables"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  rm -rf "$root"/usr/share/{doc,man,info,locale}
  accounts "$root"
}

# closure PACKAGE…: the packages with all that they depend on, as on a machine that has nothing yet.
closure() {
  : >"$work/status"
  apt-get -s -qq -o Dir::State::status="$work/status" -o Dir::Cache::pkgcache= install --no-install-recommends "$@" |
    sed -n 's/^Inst \([^ ]*\).*/\1/p'
}

# merge_usr ROOT: what packages put below /bin, /lib and so on goes to /usr, and the old places lead there.
merge_usr() {
  local old
  for old in "$1"/bin "$1"/sbin "$1"/lib*; do
    [ -d "$old" ] || continue
    mkdir -p "$1/usr/${old##*/}"
    cp -a "$old/." "$1/usr/${old##*/}"
    rm -r "$old"
    ln -s "usr/${old##*/}" "$old"
  done
}

# A program that waits, and nothing else.
image_pause() {
  unpack "$work/catatonit" catatonit
  install -D -m 755 "$work/catatonit/usr/bin/catatonit" "$work/pause/catatonit"
  accounts "$work/pause"
  tagged pause "$work/pause" "$(config '"Entrypoint":["/catatonit","-P"]')" pause:3.2
}

image_busybox() { busybox busybox "$(config '"Cmd":["sh"]')" busybox:1.29; }
image_nonroot() { busybox nonroot "$(config '"Cmd":["sh"],"User":"1234"')" nonroot:1.0; }

# busybox NAME CONFIG IMAGE:TAG
busybox() {
  local root=$work/busybox
  if [ ! -d "$root" ]; then
    find_busybox
    shell "$root"; accounts "$root"
  fi
  tagged "$1" "$root" "$2" "$3"
}

# A program that takes on its owner's rights, unless the pod forbids it.
image_nonewprivs() {
  local root=$work/nonewprivs
  install -D -m 6755 "$out/bin/nonewprivs" "$root/usr/local/bin/nnp"
  accounts "$root"
  tagged nonewprivs "$root" "$(config '"Cmd":["nnp"]')" nonewprivs:1.0
}

image_debian() {
  debian
  tagged debian "$work/debian" "$(config '"Cmd":["/bin/bash"]')" jessie-dnsutils:1.0 ipc-utils:1.0 debian-iptables:buster-v1.3.0
}

image_agnhost() {
  local top=$work/agnhost; debian
  mkdir -p "$top/uploads"
  install -m 755 "$out/bin/agnhost" "$top/agnhost"
  ln -s agnhost "$top/agnhost-2"
  cp "$source"/test/images/agnhost/porter/localhost.{crt,key} "$top"
  tagged agnhost "$work/debian:$top" "$(config '"Entrypoint":["/agnhost"],"Cmd":["pause"],"ExposedPorts":{"80/tcp":{},"8080/tcp":{},"8081/tcp":{},"9376/tcp":{}}')" agnhost:2.21
}

image_nautilus() { pictures nautilus; }
image_kitten() { pictures kitten; }

# pictures NAME: agnhost that serves a picture.
pictures() {
  local top=$work/$1
  install -D -m 755 "$out/bin/agnhost" "$top/agnhost"
  install -m 644 "$source/test/images/$1/html"/* "$top"
  tagged "$1" "$top" "$(config '"Entrypoint":["/agnhost"],"Cmd":["test-webserver"]')" "$1:1.0"
}

image_nginx() {
  local top=$work/nginx; debian
  nginx "$top" /usr/share/nginx/html '<!DOCTYPE html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>'
  tagged nginx "$work/debian:$top" "$nginx_config" nginx:1.14-alpine nginx:1.15-alpine
}

image_httpd() { httpd httpd 2.4.38; }
image_httpd-new() { httpd httpd-new 2.4.39; }

# httpd NAME VERSION: nginx stands in; the tests look at its first page, and move it away and back. Two versions are two images.
httpd() {
  local top=$work/$1; debian
  nginx "$top" /usr/local/apache2/htdocs '<html><body><h1>It works!</h1></body></html>'
  tagged "$1" "$work/debian:$top" "${nginx_config/\"PATH=/\"HTTPD_VERSION=$2\",\"PATH=}" "httpd:$2-alpine"
}

image_etcd() {
  local top=$work/etcd; debian
  unpack "$work/etcd-server" etcd-server
  install -D -m 755 "$work/etcd-server/usr/bin/etcd" "$top/usr/local/bin/etcd"
  tagged etcd "$work/debian:$top" "$(config '"Cmd":["etcd"]')" etcd:3.4.13-0
}

# It would ask for flow control in a version that is gone.
image_sample-apiserver() {
  local top=$work/sample-apiserver
  install -D -m 755 "$out/bin/sample-apiserver" "$top/sample-apiserver"
  accounts "$top"
  tagged sample-apiserver "$top" "$(config '"Entrypoint":["/sample-apiserver","--feature-gates=APIPriorityAndFairness=false"]')" sample-apiserver:1.17
}
