# Completion of rlcollapse, also as ./rlcollapse, in PowerShell: ./rlcollapse completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName rlcollapse, rlcollapse.cmd -ScriptBlock {
    param($word, $ast, $cursor)
    $line = $ast.ToString().PadRight($cursor - $ast.Extent.StartOffset)
    & $ast.CommandElements[0].Value '[suggest]' $line 2>$null | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
