namespace RLCollapse.Cli.Doctor;

/// <summary>How a part of the machine is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The program works, but not as well as it could.</summary>
    Warning,

    /// <summary>Runs cannot work.</summary>
    Failure,
}

/// <summary>What was found of one part of the machine.</summary>
/// <param name="Health">How it is.</param>
/// <param name="Part">Such as <c>disk</c>.</param>
/// <param name="Text">What it is.</param>
/// <param name="Remedy">What to do; empty where nothing is.</param>
internal sealed record Finding(Health Health, string Part, string Text, string Remedy = "")
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{Health.ToString().ToLowerInvariant(),-8} {Part,-10} {Text}{(Remedy.Length > 0 ? $". {Remedy}" : "")}";
}
