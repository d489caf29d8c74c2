using RLCollapse.Preferences;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Preferences;

public sealed class LikelihoodTests
{
    [Fact]
    public void Probabilities_of_all_first_words_with_an_end_make_one()
    {
        using var model = TinyNames.Config.CreatePolicy(TinyNames.Data, CPU);
        var likelihood = new Likelihood(model, TinyNames.Data.Tokenizer);
        var every = Enumerable.Range(0, TinyNames.Data.Tokenizer.VocabularySize).Select(id => (int[])[id]).ToArray();

        Assert.Equal(1, likelihood.Of(TinyNames.Question().Prompt, every).Sum(Math.Exp), 4);
    }
}
