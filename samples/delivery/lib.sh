# What the scripts share: who commits, and which repository a child works in.
export GIT_AUTHOR_NAME=Sample GIT_AUTHOR_EMAIL=sample@example.org GIT_COMMITTER_NAME=Sample GIT_COMMITTER_EMAIL=sample@example.org
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
repos=$PWD/out/repos

repository() {
    case $1 in
        client) echo client ;;
        web | docs) echo web ;;
        *) echo api ;;
    esac
}
