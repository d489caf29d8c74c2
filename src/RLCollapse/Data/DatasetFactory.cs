using RLCollapse.Common;
using RLCollapse.Data.Tasks;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.Data;

/// <summary>Makes a run's data.</summary>
public static class DatasetFactory
{
    /// <summary>All data of a run. Problems, mixture and noise have random streams of their own, so one does not move another.</summary>
    /// <param name="data">Section <c>data</c>.</param>
    /// <param name="seed">The run's seed.</param>
    /// <exception cref="UserErrorException">The options cannot be met; the message names the one to change.</exception>
    public static Dataset Create(DataOptions data, int seed)
    {
        var root = new Seed(unchecked((ulong)seed)).Derive("data");
        var task = KnownTasks.Get(data.Domain);
        var tokenizer = TokenizerOf.Data(data);
        var formats = OutputFormats.Of(data);
        var train = task.Train(data, root);
        var test = task.Test(data, root);
        return new Dataset
        {
            Tokenizer = tokenizer,
            Formats = formats,
            Train = train,
            Test = test,
            Pretraining = MixtureBuilder.Build(data, task, formats, train, tokenizer, root.Derive("mixture")),
            HeldOut = MixtureBuilder.HeldOut(task, formats, task.HeldOut(data, root), tokenizer, root.Derive("held out")),
            Answers = task.AnswersOf(formats, tokenizer),
            Notes = task.Notes,
        };
    }
}
