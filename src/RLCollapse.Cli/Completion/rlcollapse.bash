# Completion of rlcollapse, also as ./rlcollapse, in bash: eval "$(./rlcollapse completion bash)"
_rlcollapse() {
    local line=${COMP_LINE:0:COMP_POINT} word taken='' found
    word=${line##*[[:space:]]}
    # Behind '=' and ':' readline begins another word, so that only what follows them is put in.
    [[ $COMP_WORDBREAKS != *[=:]* ]] || taken=${word%"${word##*[=:]}"}
    COMPREPLY=()
    while IFS= read -r found; do
        COMPREPLY+=("${found#"$taken"}")
    done < <("${1/#\~/$HOME}" '[suggest]' "$line" 2>/dev/null)
    # An option goes on with its value, a folder with what is in it.
    [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *[=/] ]] || compopt -o nospace
}
complete -o default -F _rlcollapse rlcollapse
