using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>At which value of an axis does a claim change its verdict? The arms that the claim speaks of, at other values.</summary>
public sealed record Bisection
{
    private readonly Experiment _experiment;
    private readonly PlannedAxis _axis;
    private readonly Claim _claim;

    /// <param name="experiment">The experiment.</param>
    /// <param name="axis">Name of its axis: one of numbers on one config path.</param>
    /// <param name="claim">Id of its claim, whose <c>where</c> names the axis.</param>
    /// <param name="bracket">Where to look.</param>
    /// <exception cref="UserErrorException">There is no such axis or claim, or it cannot be bisected.</exception>
    public Bisection(Experiment experiment, string axis, string claim, Bracket bracket)
    {
        var seeds = experiment.Axes.FirstOrDefault(one => one.IsSeed);
        _experiment = experiment with // every value has every seed, also those that an arm of the sweep is spared
        {
            Exclusions = [.. experiment.Exclusions.Where(exclusion => seeds is null || !exclusion.Places.ContainsKey(seeds.Name))],
        };
        _axis = experiment.Axes.FirstOrDefault(one => one.Name == axis)
            ?? throw Missing("axis", axis, experiment.Axes.Select(one => one.Name));
        _claim = experiment.Claims.FirstOrDefault(one => one.Id == claim)
            ?? throw Missing("claim", claim, experiment.Claims.Select(one => one.Id));
        if (_claim.Seeds is { } fresh && seeds is not null && !fresh.Intersect(seeds.Values).Any()) _claim = _claim.OnAllSeeds();
        if (_axis is not { Paths.Count: 1, IsSeed: false, IsNumeric: true })
        {
            throw new UserErrorException($"Axis '{axis}' of {experiment.Name} cannot be bisected: it "
                + (_axis.IsSeed ? "repeats arms with other seeds" : _axis.Paths.Count == 0 ? "is one of named settings"
                    : _axis.Paths.Count > 1 ? "moves several options together" : "has values that are no numbers")
                + ". --bisect takes an axis of numbers on one config path.");
        }

        if (!_claim.Where.ContainsKey(axis))
            throw new UserErrorException($"Claim '{claim}' of {experiment.Name} names no place on axis '{axis}' in its \"where\", so that "
                + "no value of it could change the verdict.");
        Bracket = bracket with { IsWhole = experiment.Config.IsWhole(_axis.Paths[0]) };
        if (Bracket.IsWhole && !(double.IsInteger(bracket.Low) && double.IsInteger(bracket.High)))
            throw new UserErrorException($"{_axis.Paths[0]} takes whole numbers; found {bracket.Text}.");
    }

    /// <summary>Where the change is looked for.</summary>
    public Bracket Bracket { get; }

    /// <summary>The claim as the experiment has it.</summary>
    public Claim Claim => _claim;

    /// <summary>Name of the axis.</summary>
    public string Axis => _axis.Name;

    /// <summary>
    /// The claim at a value of the axis. The other side of a comparison moves along where the claim puts both at the same place of the
    /// axis, and else stays where it is.
    /// </summary>
    public Claim At(double value)
    {
        var text = Text(value);
        return _claim with { Where = Placed(_claim.Where, [text]),
            Against = _claim.Against is { } against ? Placed(against, Stays ?? [text]) : null };
    }

    /// <summary>The plan that judges the claim at some values of the axis.</summary>
    /// <param name="values">The values.</param>
    /// <param name="overrides">Options of the command line, each <c>path=value</c>.</param>
    /// <param name="environment">Environment variables.</param>
    /// <exception cref="UserErrorException">A job is wrong; the message lists everything.</exception>
    public SweepPlan Plan(
        IReadOnlyList<double> values, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment)
    {
        Claim[] claims = [.. values.Select(At)];
        string[] added = [.. values.Order().Select(Text)];
        var axis = _axis with { Added = added,
            Values = [.. added.Union(Stays ?? []).OrderBy(PlannedAxis.Number)] };
        var experiment = _experiment.With(axis) with { Claims = claims };
        var points = SweepData.Product(experiment.Axes).Where(point => claims.Any(claim => IsOf(claim, point))).ToList();
        var plan = SweepPlan.Of(experiment, points, overrides, environment, [], experiment.File);
        return plan with { Experiment = experiment with { Axes = [.. experiment.Axes.Select(one => Used(one, plan.Jobs))] } };
    }

    /// <summary>Where the other side stays on the axis; null where it moves along, or there is none.</summary>
    private IReadOnlyList<string>? Stays =>
        _claim.Against?.GetValueOrDefault(Axis, _axis.Values) is not { } there || there.ToHashSet().SetEquals(_claim.Where[Axis])
            ? null : there;

    private string Text(double value) => _axis.Find(Bracket.Number(value)) ?? Bracket.Number(value);

    private Dictionary<string, IReadOnlyList<string>> Placed(
        IReadOnlyDictionary<string, IReadOnlyList<string>> places, IReadOnlyList<string> values) => new(places) { [Axis] = values };

    private static bool IsOf(Claim claim, IReadOnlyList<(PlannedAxis Axis, string Value)> point)
    {
        var coordinates = point.ToDictionary(at => at.Axis.Name, at => at.Value);
        return Claim.Selects(claim.Where, coordinates) || (claim.Against is { } against && Claim.Selects(against, coordinates));
    }

    private static PlannedAxis Used(PlannedAxis axis, IReadOnlyList<SweepJob> jobs)
    {
        var used = jobs.SelectMany(job => job.Coordinates).Where(at => at.Axis == axis.Name).Select(at => at.Value).ToHashSet();
        return axis with { Values = [.. axis.Values.Where(used.Contains)], Added = [.. axis.Added.Where(used.Contains)] };
    }

    private UserErrorException Missing(string what, string name, IEnumerable<string> there) => new(
        $"{_experiment.Name} has no {what} '{PlainText.Shown(name)}'{JsonChecks.Nearest(name, [.. there])}");
}
