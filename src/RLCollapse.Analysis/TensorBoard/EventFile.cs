using RLCollapse.Common;

namespace RLCollapse.Analysis.TensorBoard;

/// <summary>A file of TensorBoard's events (tensorboard/compat/proto/event.proto).</summary>
internal static class EventFile
{
    /// <summary>Name of the file; TensorBoard takes one for its own by <c>tfevents</c> in it.</summary>
    public const string Name = "events.out.tfevents.rlcollapse";

    /// <summary>Writes a file, whole, in place of what an earlier call has written.</summary>
    /// <param name="folder">Made when missing; its path below the logs is what TensorBoard calls the run.</param>
    /// <param name="events">In turn; steps do not fall.</param>
    public static void Write(string folder, IEnumerable<RunEvent> events)
    {
        Disk.MakeFolder(folder);
        TemporaryName.RemoveAbandoned(folder);
        AtomicFile.Write(Path.Combine(folder, Name), stream =>
        {
            var isFirst = true;
            foreach (var one in events)
            {
                if (isFirst) TfRecord.Write(stream, new ProtoMessage().Double(1, one.WallTime).Text(3, "brain.Event:2").ToArray());
                isFirst = false;
                TfRecord.Write(stream, new ProtoMessage().Double(1, one.WallTime).Whole(2, one.Step)
                    .Message(5, new ProtoMessage().Messages(1, one.Values)).ToArray());
            }
        });
    }
}

/// <summary>Values at a step.</summary>
/// <param name="WallTime">Seconds since 1970.</param>
/// <param name="Step">Its step.</param>
/// <param name="Values">As <see cref="SummaryValue"/> makes them.</param>
internal sealed record RunEvent(double WallTime, long Step, IReadOnlyList<ProtoMessage> Values);
