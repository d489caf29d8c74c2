# Completion of rlcollapse, also as ./rlcollapse, in fish: ./rlcollapse completion fish | source
function __rlcollapse
    set -l words (commandline -opc)
    set -l line (commandline -cp | string collect)
    set -l found ($words[1] '[suggest]' "$line" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c rlcollapse -f -a '(__rlcollapse)'
