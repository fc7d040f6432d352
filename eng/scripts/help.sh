# Sourced, with the words of the script that does so. Its first comment is its help, and the first line of that its usage; $options are the options
# that it knows.

# wrong_use: for too few or too many words.
wrong_use() { sed -n '2s/^# //p' "$0" >&2; exit 2; }

for word in "$@"; do
  case $word in
    -h | --help | '-?') sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -?*) [[ " ${options:-} " == *" ${word%%=*} "* ]] || { echo "unknown option $word; see $0 --help" >&2; exit 2; } ;;
  esac
done
