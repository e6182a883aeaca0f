#!/usr/bin/env bash
# What `./run` and `./test` share: saying what happens, and installing what is missing.
#
# Sourced, never run. Nothing here is installed twice, and nothing without saying what and why.

# Some bare machines set no HOME; the user's own entry still knows it.
export HOME="${HOME:-$(cd ~ && pwd)}"

# The Rust version that rust-toolchain.toml names.
rust_wanted() {
    sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml
}

say() { printf '%s\n' "$*"; }
note() { printf '   %s\n' "$*"; }

# Ends with one sentence that says why it cannot go on.
stop() {
    printf '\nCannot go on: %s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# True when version $1 is $2 or newer.
version_reaches() {
    [[ -n "$1" && "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

# Free space, in MB, where the build writes.
free_mb() {
    df -Pm . | awk 'NR == 2 { print $4 }'
}

need_space() {
    local needed="$1" free
    free="$(free_mb)"
    if ((free < needed)); then
        stop "the disk has ${free} MB free and the build needs about ${needed} MB; please make room and start again."
    fi
}

# Debian 12 and 13 are what this is tried on. Only asked when something must be installed.
need_known_system() {
    local id="" version="" name="this system"
    local release="${PARADERO_OS_RELEASE:-/etc/os-release}"
    if [[ -r "$release" ]]; then
        # shellcheck source=/dev/null
        {
            id="$(. "$release" && printf '%s' "${ID:-}")"
            version="$(. "$release" && printf '%s' "${VERSION_ID:-}")"
            name="$(. "$release" && printf '%s' "${PRETTY_NAME:-this system}")"
        }
    fi
    if [[ "$id" == debian && -n "$version" ]] && ((${version%%.*} < 12)); then
        stop "$name is older than Debian 12, the oldest release that this works on."
    fi
    if ! has apt-get; then
        stop "$name has no apt; please install by hand: $*."
    fi
}

# Runs one command as root, by sudo if that is what it takes.
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# apt_install WHY PACKAGE...: installs by apt, says why, ends with a sentence if it cannot.
apt_install() {
    local why="$1"
    shift
    need_known_system "$@"
    say "-> Installing with apt: $* ($why)."
    if ((EUID != 0)); then
        if ! has sudo; then
            stop "this needs root and there is no sudo; please ask an administrator to run: apt-get install $*"
        fi
        if ! sudo -n true 2>/dev/null; then
            if [[ ! -t 0 ]]; then
                stop "sudo wants a password and there is no terminal to ask on; please run first: sudo apt-get install $*"
            fi
            note "sudo will ask for your password."
            sudo -v || stop "sudo did not let us in; please ask an administrator to run: apt-get install $*"
        fi
    fi
    if [[ -z "${APT_UPDATED:-}" ]]; then
        as_root apt-get update -q || note "apt could not refresh its lists; trying with the old ones."
        APT_UPDATED=1
    fi
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --no-remove "$@"; then
        need_space 200
        stop "apt could not install $*; is there a network? Its own words stand above."
    fi
}

# apt_offers PACKAGE: true when apt could install it.
apt_offers() {
    local candidate
    has apt-cache || return 1
    candidate="$(LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p')"
    [[ -n "$candidate" && "$candidate" != "(none)" ]]
}

# A C compiler and headers for the bundled SQLite; certificates for fetching over https.
need_compiler() {
    if ! has cc || ! printf '#include <stdio.h>\n' | cc -E - >/dev/null 2>&1; then
        apt_install "the bundled SQLite is compiled from C" gcc libc6-dev
    fi
    if [[ ! -e /etc/ssl/certs/ca-certificates.crt && ! -e /etc/pki/tls/certs/ca-bundle.crt && ! -e /etc/ssl/cert.pem ]]; then
        apt_install "downloads are checked against them" ca-certificates
    fi
}

# The rustup installer, saved to a file first, so that it can be read and is never half a script.
install_rustup_by_script() {
    local script
    has curl || apt_install "it downloads the Rust installer" curl ca-certificates
    script="$(mktemp)"
    say "-> Installing Rust with the official installer from https://sh.rustup.rs, into your home folder only"
    note "(${CARGO_HOME:-$HOME/.cargo} and ${RUSTUP_HOME:-$HOME/.rustup}); \`rustup self uninstall\` takes it away again."
    if ! curl --proto '=https' --tlsv1.2 -fsSL --retry 2 --connect-timeout 20 -o "$script" https://sh.rustup.rs; then
        rm -f "$script"
        stop "the Rust installer could not be downloaded; is there a network?"
    fi
    note "$(wc -c <"$script") bytes, SHA-256 $(sha256sum <"$script" | cut -d ' ' -f 1)"
    if ! sh "$script" -y --no-modify-path --profile minimal --default-toolchain none; then
        rm -f "$script"
        need_space 1500
        stop "the Rust installer failed; its own words stand above."
    fi
    rm -f "$script"
    find_cargo
}

# rustup's own folder comes first: a login shell may not have put it on the path yet.
find_cargo() {
    local bin="${CARGO_HOME:-$HOME/.cargo}/bin"
    if [[ -d "$bin" && ":$PATH:" != *":$bin:"* ]]; then
        PATH="$bin:$PATH"
        export PATH
    fi
    hash -r
}

# The version that one rustup toolchain (or, without one, the plain cargo) has.
cargo_version() {
    if (($#)); then
        rustup run "$1" cargo --version 2>/dev/null | awk '{ print $2 }'
    else
        cargo --version 2>/dev/null | awk '{ print $2 }'
    fi
}

# Picks or installs the toolchain that rust-toolchain.toml names.
need_toolchain() {
    local wanted="$1" other
    if rustup toolchain list 2>/dev/null | grep -q "^$wanted\(-\| \|\$\)"; then
        return
    fi
    if [[ "$(cargo_version stable)" == "$wanted" ]]; then
        export RUSTUP_TOOLCHAIN=stable
        return
    fi
    need_space 1500
    say "-> Installing Rust $wanted, the version that rust-toolchain.toml names (about 250 MB to download)."
    if rustup toolchain install "$wanted" --profile minimal --component rustfmt --component clippy; then
        return
    fi
    for other in $(rustup toolchain list 2>/dev/null | awk '{ print $1 }' | grep -v '^nightly' || true); do
        if version_reaches "$(cargo_version "$other")" "$wanted"; then
            say "   Rust $wanted could not be installed; going on with $other, which is newer."
            export RUSTUP_TOOLCHAIN="$other"
            return
        fi
    done
    need_space 1500
    stop "Rust $wanted could not be downloaded; is there a network?"
}

# Rust as rust-toolchain.toml names it, from what is there, from apt, or from the official installer.
need_rust() {
    local wanted
    wanted="$(rust_wanted)"
    find_cargo
    if ! has rustup && has cargo && version_reaches "$(cargo_version)" "$wanted"; then
        return
    fi
    if ! has rustup; then
        if has cargo; then
            note "The Rust that is here ($(cargo_version)) is older than $wanted, which the code needs."
        fi
        # apt's rustup would push out apt's cargo, so it is only used where that is not installed.
        if apt_offers rustup && [[ "$(command -v cargo || true)" != /usr/bin/cargo ]]; then
            apt_install "it keeps the Rust compiler" rustup
        else
            install_rustup_by_script
        fi
        find_cargo
    fi
    need_toolchain "$wanted"
    has cargo || stop "Rust was installed, yet cargo is not on the path; please open a new terminal and start again."
}

# explain_build_failure: after a failed cargo, one sentence with the likeliest reason.
explain_build_failure() {
    local free
    free="$(free_mb)"
    if ((free < 200)); then
        stop "the disk is full (${free} MB free); please make room and start again."
    fi
    if ! cargo metadata --locked --offline --format-version 1 >/dev/null 2>&1; then
        if cargo metadata --no-deps --offline --format-version 1 >/dev/null 2>&1; then
            stop "the libraries that Cargo.lock names could not be fetched; is there a network? Cargo's own words stand above."
        fi
        stop "Cargo.toml could not be read; Cargo's own words stand above."
    fi
    stop "the build failed; the compiler's own words stand above."
}
