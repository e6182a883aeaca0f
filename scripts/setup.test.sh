#!/usr/bin/env bash
# Holds `./run` and `./test` to their word on machines that this one is not: every program they
# would call is a stand-in, so that nothing is installed, built or fetched.
# shellcheck disable=SC2016  # The bodies of stand-ins are meant for another shell.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
failures=0
checks=0

# A copy of the house's front door, in a folder of its own.
new_machine() {
    rm -rf "${work:?}/house" "${work:?}/bin" "${work:?}/home" "${work:?}/calls"
    mkdir -p "$work/house/scripts" "$work/bin" "$work/home"
    cp "$root/run" "$root/test" "$root/rust-toolchain.toml" "$work/house/"
    cp "$root/scripts/setup.sh" "$work/house/scripts/"
    : >"$work/calls"
    local tool
    for tool in bash sh env cat sed awk grep sort head tail df mktemp wc sha256sum cut rm mkdir dirname chmod stat touch timeout cp ls seq sleep; do
        ln -s "$(command -v "$tool")" "$work/bin/$tool"
    done
    printf 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n' >"$work/os-release"
    stand_in ldconfig 'exit 0'
}

# stand_in NAME BODY: a program that notes how it was called, then does BODY.
stand_in() {
    rm -f "$work/bin/$1"
    printf '#!/usr/bin/env bash\nprintf "%%s\\n" "%s $*" >>"%s"\n%s\n' "$1" "$work/calls" "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# A working compiler and the right Rust; cargo "builds" a desk that names its address.
have_compiler() { stand_in cc 'cat >/dev/null; exit 0'; }
have_rust() {
    stand_in rustup 'case "$1 $2" in "toolchain list") echo "'"$wanted"'-x86_64-unknown-linux-gnu (active)" ;; esac'
    stand_in cargo 'case "$1" in
        --version) echo "cargo '"$wanted"' (x)" ;;
        build) mkdir -p target/release; cp "'"$work"'/desk" target/release/paradero; chmod +x target/release/paradero ;;
    esac'
}

# enter COMMAND ARGUMENT...: runs it on the machine as it stands now, from another folder, with no
# terminal, as the user that `as_user` becomes.
enter() {
    local command="$1"
    shift
    set +e
    said="$(cd / && "${as_user[@]}" env -i HOME="$work/home" PATH="$work/bin" PARADERO_OS_RELEASE="$work/os-release" ${extra[@]+"${extra[@]}"} \
        "$work/house/$command" "$@" </dev/null 2>&1)"
    code=$?
    set -e
}

check() {
    local what="$1"
    shift
    checks=$((checks + 1))
    if ! "$@"; then
        failures=$((failures + 1))
        printf 'FAILED %s\n  code %s, said:\n%s\n  calls:\n%s\n' "$what" "$code" "$said" "$(cat "$work/calls")"
    fi
}
says() { [[ "$said" == *"$1"* ]]; }
silent_about() { [[ "$said" != *"$1"* ]]; }
called() { grep -q -- "$1" "$work/calls"; }
never_called() { ! grep -q -- "$1" "$work/calls"; }
ended_with() { [[ "$code" == "$1" ]]; }
last_line_is() { [[ "$(tail -n 1 <<<"$said")" == "$1" ]]; }

wanted="$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$root/rust-toolchain.toml")"
as_user=()
extra=()
printf '#!/usr/bin/env bash\necho "the desk got: $*"\necho "listening on http://127.0.0.1:4717/"\n' >"$work/desk"
chmod 755 "$work" "$work/desk"

# Everything is there: nothing is installed, no sudo, options reach the desk, the address is shown.
new_machine && have_compiler && have_rust
stand_in apt-get 'exit 1'
stand_in sudo 'exit 1'
enter run --as-of 2026-11-23
check "run starts" ended_with 0
check "run passes options on" says "the desk got: serve --demo --as-of 2026-11-23"
check "run shows the address" says "Open this address in a browser: http://127.0.0.1:4717/"
check "run installs nothing" never_called "apt-get"
check "run asks for no sudo" never_called "sudo"
check "run builds by the lock file" called "cargo build --release --locked -p paradero"

# A desktop: the address is opened, unless told not to.
stand_in xdg-open 'exit 0'
extra=(DISPLAY=:0)
enter run
sleep 0.3
check "run opens the browser" called "xdg-open http://127.0.0.1:4717/"
new_machine && have_compiler && have_rust
stand_in xdg-open 'exit 0'
enter run --no-open
check "run leaves the browser closed" never_called "xdg-open"
check "run keeps --no-open to itself" says "the desk got: serve --demo"
extra=()

# Help says what it does and touches nothing.
new_machine
enter run --help
check "run helps" says "Run it as often as you like"
check "help touches nothing" ended_with 0
enter test --help
check "test helps" says "N passed, N failed"

# No compiler: apt installs it, by name and with the reason.
new_machine && have_rust
stand_in apt-get 'case "$*" in *gcc*) printf "#!/bin/sh\ncat >/dev/null\n" >"'"$work"'/bin/cc"; chmod +x "'"$work"'/bin/cc" ;; esac'
enter run
check "run installs a compiler" called "apt-get install -y --no-install-recommends --no-remove gcc libc6-dev"
check "run says why" says "the bundled SQLite is compiled from C"
check "run goes on afterwards" says "the desk got:"

# apt fails: one sentence.
new_machine && have_rust
stand_in apt-get 'exit 100'
enter run
check "no network for apt" says "Cannot go on: apt could not install gcc libc6-dev; is there a network?"
check "no network ends with 1" ended_with 1

# Too old, or no apt at all.
new_machine && have_rust
stand_in apt-get 'exit 0'
printf 'ID=debian\nVERSION_ID="11"\nPRETTY_NAME="Debian 11"\n' >"$work/os-release"
enter run
check "too old" last_line_is "Cannot go on: Debian 11 is older than Debian 12, the oldest release that this works on."
new_machine && have_rust
enter run
check "no apt" says "has no apt; please install by hand: gcc libc6-dev."

# A full disk.
new_machine && have_compiler && have_rust
stand_in df 'printf "head\n/dev/x 100 99 17 99%% /\n"'
enter run
check "full disk" says "Cannot go on: the disk has 17 MB free"

# No Rust: apt's rustup when apt offers it.
new_machine && have_compiler
stand_in apt-cache 'printf "  Installed: (none)\n  Candidate: 1.28\n"'
stand_in apt-get 'case "$*" in *"install"*rustup*) cp "'"$work"'/later-rustup" "'"$work"'/bin/rustup"; cp "'"$work"'/later-cargo" "'"$work"'/bin/cargo" ;; esac'
have_rust
mv "$work/bin/rustup" "$work/later-rustup"
mv "$work/bin/cargo" "$work/later-cargo"
enter run
check "apt's rustup" called "apt-get install -y --no-install-recommends --no-remove rustup"
check "apt's rustup works" says "the desk got:"

# No Rust, and apt has none: the official installer, from a file, said so; no network is one sentence.
new_machine && have_compiler
stand_in apt-cache 'printf "  Candidate: (none)\n"'
stand_in curl 'exit 6'
enter run
check "installer is announced" says "official installer from https://sh.rustup.rs"
check "installer without network" last_line_is "Cannot go on: the Rust installer could not be downloaded; is there a network?"
new_machine && have_compiler
stand_in apt-cache 'printf "  Candidate: (none)\n"'
stand_in curl 'while [ "$1" != -o ]; do shift; done; printf "mkdir -p \$HOME/.cargo/bin; cp %s/later-rustup \$HOME/.cargo/bin/rustup; cp %s/later-cargo \$HOME/.cargo/bin/cargo\n" "'"$work"'" "'"$work"'" >"$2"'
enter run
check "installer's hash is shown" says "SHA-256"
check "installer works" says "the desk got:"

# rustup has another name for the same version, or a newer one and no network.
new_machine && have_compiler && have_rust
stand_in rustup 'case "$*" in "toolchain list") echo "stable-x86_64" ;; "run stable cargo --version") echo "cargo '"$wanted"' (x)" ;; *) exit 1 ;; esac'
enter run
check "stable is the wanted version" never_called "rustup toolchain install"
check "stable runs" says "the desk got:"
new_machine && have_compiler && have_rust
stand_in rustup 'case "$*" in "toolchain list") echo "1.999.0-x86_64" ;; "run 1.999.0-x86_64 cargo --version") echo "cargo 1.999.0 (x)" ;; *) exit 1 ;; esac'
enter run
check "newer will do" says "going on with 1.999.0-x86_64, which is newer"
new_machine && have_compiler && have_rust
stand_in rustup 'case "$*" in "toolchain list") echo "1.80.0-x86_64" ;; "run 1.80.0-x86_64 cargo --version") echo "cargo 1.80.0 (x)" ;; *) exit 1 ;; esac'
enter run
check "older will not do" last_line_is "Cannot go on: Rust $wanted could not be downloaded; is there a network?"

# The libraries cannot be fetched; the compiler fails.
new_machine && have_compiler && have_rust
stand_in cargo 'case "$*" in --version) echo "cargo '"$wanted"'" ;; *--no-deps*) exit 0 ;; *) exit 101 ;; esac'
enter run
check "no network for cargo" says "the libraries that Cargo.lock names could not be fetched; is there a network?"
new_machine && have_compiler && have_rust
stand_in cargo 'case "$*" in --version) echo "cargo '"$wanted"'" ;; metadata*) exit 0 ;; *) exit 101 ;; esac'
enter run
check "a failed build" says "Cannot go on: the build failed"

# ./test goes on after a failed step, names what was skipped, and closes with one plain line.
new_machine && have_compiler && have_rust
stand_in cargo 'case "$*" in --version) echo "cargo '"$wanted"'" ;; clippy*) exit 101 ;; *install*cargo-deny*) exit 101 ;; esac'
enter test format lints tests dependencies
check "test fails" ended_with 1
check "test goes on" called "cargo test --workspace --locked"
check "test sums up" says "lints          failed"
check "test names the skipped" says "dependencies   skipped"
check "test closes plainly" last_line_is "2 passed, 1 failed"
new_machine && have_compiler && have_rust
enter test format lints
check "test passes" ended_with 0
check "test counts" last_line_is "2 passed, 0 failed"
enter test no-such-step
check "test knows its steps" says 'there is no step "no-such-step"'

# Somebody who is not root: sudo when it lets them in, a sentence when not. Needs root to become them.
if ((EUID == 0)) && command -v setpriv >/dev/null && id nobody >/dev/null 2>&1; then
    as_user=("$(command -v setpriv)" --reuid nobody --regid nogroup --clear-groups)
    new_machine && have_rust
    chmod -R a+rwX "$work"
    stand_in apt-get 'exit 0'
    enter run
    check "no sudo" last_line_is "Cannot go on: this needs root and there is no sudo; please ask an administrator to run: apt-get install gcc libc6-dev"
    stand_in sudo 'exit 1'
    enter run
    check "sudo without a terminal" says "sudo wants a password and there is no terminal to ask on"
    stand_in sudo 'case "$1" in -n) exit 0 ;; *) "$@" ;; esac'
    stand_in apt-get 'case "$*" in *gcc*) printf "#!/bin/sh\ncat >/dev/null\n" >"'"$work"'/bin/cc"; chmod +x "'"$work"'/bin/cc" ;; esac'
    chmod a+rwX "$work/bin" "$work/calls"
    enter run
    check "sudo lets us in" called "sudo env DEBIAN_FRONTEND=noninteractive apt-get install"
    check "and it goes on" says "the desk got:"
else
    echo "not root: what happens without root was not tried here."
fi

printf 'setup: %d checks, %d failures\n' "$checks" "$failures"
((failures == 0))
