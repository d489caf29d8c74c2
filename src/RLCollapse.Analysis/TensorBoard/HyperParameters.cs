using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>
/// What TensorBoard's table of hyperparameters reads (tensorboard/plugins/hparams/plugin_data.proto and api.proto): a sweep is its
/// experiment, an axis a hyperparameter, a run a session of which the last value of each metric counts.
/// </summary>
internal static class HyperParameters
{
    private const string Plugin = "hparams";
    private const int Texts = 1;
    private const int Numbers = 3;
    private const int Validation = 2;
    private const int Success = 1;

    private static readonly (string Key, string Title)[] Metrics =
    [
        ("accuracy", "accuracy"),
        ("collapse/leader_mass", "leader's mass"),
        ("kl_to_base_per_sequence", "KL to the base, nats per sequence"),
    ];

    /// <summary>The experiment: belongs into the folder above those of the runs.</summary>
    public static ProtoMessage Experiment(PlannedSweep plan) =>
        SummaryValue.Note("_hparams_/experiment", Plugin, new ProtoMessage().Message(2, new ProtoMessage()
            .Text(1, plan.Question)
            .Messages(4, plan.Axes.Select(Info))
            .Messages(5, Metrics.Select(metric => new ProtoMessage()
                .Message(1, new ProtoMessage().Text(2, metric.Key)).Text(3, metric.Title).Whole(5, Validation)))
            .Text(6, plan.Experiment)));

    /// <summary>A run's values of the axes.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="job">The run.</param>
    /// <param name="start">When it began, in seconds since 1970.</param>
    public static ProtoMessage Start(PlannedSweep plan, PlannedRun job, double start) =>
        SummaryValue.Note("_hparams_/session_start_info", Plugin, new ProtoMessage().Message(3, new ProtoMessage()
            .Messages(1, plan.Axes.Select(axis =>
                new ProtoMessage().Text(1, axis.Name).Message(2, Value(axis, job.Coordinates[axis.Name]))))
            .Double(5, start)));

    /// <summary>That a run has ended.</summary>
    /// <param name="end">When, in seconds since 1970.</param>
    public static ProtoMessage End(double end) => SummaryValue.Note("_hparams_/session_end_info", Plugin,
        new ProtoMessage().Message(4, new ProtoMessage().Whole(1, Success).Double(2, end)));

    private static ProtoMessage Info(PlannedAxis axis) => new ProtoMessage().Text(1, axis.Name).Text(2, axis.Title)
        .Whole(4, axis.IsNumeric ? Numbers : Texts)
        .Message(5, new ProtoMessage().Messages(1, axis.Values.Select(value => Value(axis, value))));

    private static ProtoMessage Value(PlannedAxis axis, string value) => axis.IsNumeric
        ? new ProtoMessage().Double(2, PlannedAxis.Number(value)!.Value)
        : new ProtoMessage().Text(3, value);
}
