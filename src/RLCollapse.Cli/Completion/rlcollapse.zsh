# Completion of rlcollapse, also as ./rlcollapse, in zsh, behind compinit: eval "$(./rlcollapse completion zsh)"
_rlcollapse() {
    local -a found
    found=("${(@f)$("${words[1]/#\~/$HOME}" '[suggest]' "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
    found=(${found:#})
    ((${#found})) || { _files; return; }
    # An option goes on with its value, a folder with what is in it.
    compadd -Q -S '' -- ${(M)found:#*[=/]}
    compadd -Q -- ${found:#*[=/]}
}
compdef _rlcollapse rlcollapse
