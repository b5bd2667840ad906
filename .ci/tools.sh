# Shared by ./remit and ./test; read by them, not run. Expects ROOT.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build leaves no server behind: a test machine or a console is given back as it was found.
export MSBUILDDISABLENODEREUSE=1
# Written before each build that succeeds: what is newer than this was not in it.
BUILT="$ROOT/artifacts/built"
CONFIGURATION=Release

say() { printf '%s\n' "$*" >&2; }

# Refuses, naming each missing tool and where it comes from.
need_tools() {
    local missing=0
    if ! command -v dotnet >/dev/null 2>&1; then
        say "Remit needs the .NET SDK 10, and there is no 'dotnet' on the PATH."
        say "  Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (or, where it is packaged: apt-get install dotnet-sdk-10.0)."
        missing=1
    elif ! (cd "$ROOT" && dotnet --version) >/dev/null 2>&1; then
        say "Remit needs the .NET SDK 10; this machine's 'dotnet' has: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')"
        say "  Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (or, where it is packaged: apt-get install dotnet-sdk-10.0)."
        missing=1
    fi
    if ! command -v npm >/dev/null 2>&1; then
        say "Remit needs Node.js 20 or later with npm to build its style sheets, and there is no 'npm' on the PATH."
        say "  Get it from https://nodejs.org/ (or: apt-get install nodejs npm)."
        missing=1
    fi
    [ "$missing" -eq 0 ] || exit 69
}

# True when a file of the program, or a folder that lost one, is newer than the last build.
program_is_stale() {
    [ -f "$BUILT" ] && [ -f "$ROOT/artifacts/bin/Remit/${CONFIGURATION,,}/Remit.dll" ] || return 0
    local places=() place
    for place in src/Remit samples sources global.json package.json package-lock.json BannedSymbols.txt \
        .editorconfig Directory.Build.props Directory.Build.targets Directory.Packages.props; do
        [ -e "$ROOT/$place" ] && places+=("$ROOT/$place")
    done
    [ -n "$(find "${places[@]}" -newer "$BUILT" -print -quit)" ]
}

# build PROJECT: restores exactly what the lock files say, and builds. All its words go to the error stream.
build() {
    mkdir -p "$ROOT/artifacts"
    local begun="$BUILT.$$"
    : >"$begun"
    if (cd "$ROOT" && dotnet build "$1" --configuration "$CONFIGURATION" --tl:off --nologo --verbosity minimal \
        -p:RestoreLockedMode=true -p:UseSharedCompilation=false) >&2 </dev/null; then
        mv -f "$begun" "$BUILT"
    else
        rm -f "$begun"
        return 1
    fi
}
