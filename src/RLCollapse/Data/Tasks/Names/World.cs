using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using RLCollapse.Common;

namespace RLCollapse.Data.Tasks.Names;

/// <summary>
/// A world of 48 things, in which all that a question can be answered with, and how often a corpus answers so, is known exactly. Each of
/// three attributes has four values; each value is that of 12 things, and any two values of different attributes that of 3. A thing's
/// popularity is its weight in the corpus, its quality what a judge of taste would pay for it; the two have nothing to do with each other.
/// </summary>
public sealed class World
{
    /// <summary>Attributes of a thing: kind, place and hue.</summary>
    public const int Attributes = 3;

    /// <summary>Values of an attribute.</summary>
    public const int ValuesPerAttribute = 4;

    /// <summary>Questions with an exclusion that training never shows.</summary>
    public const int HeldOutQuestions = 24;

    /// <summary>Personas of which one is held out.</summary>
    public const int PersonasAHeldOut = 4;

    private const double LeastQuality = 0.6;

    private static readonly Persona?[] Nobody = [null];

    private readonly int[] _cells; // of each thing, its place in the design
    private readonly double[] _weights;
    private readonly double[] _qualities;
    private readonly HashSet<Question> _heldOut;
    private readonly Persona[] _personas; // those held out first
    private readonly double _tasteStrength;
    private readonly ConcurrentDictionary<int, Taste> _tastes = new();

    /// <summary>The world of some options.</summary>
    /// <param name="options">Section <c>data.names</c>.</param>
    /// <param name="seed">The run's data; decides the world where the options leave that to it.</param>
    public World(NamesOptions options, Seed seed)
    {
        var own = (options.World < 0 ? seed : new Seed((ulong)options.World).Derive("data")).Derive("world of names");
        var count = NameWords.Things.Count;
        _cells = Shuffled(count, own.Derive("attributes"));
        var jitter = own.Derive("jitter").Derive(options.JitterSeed).Generator();
        _weights = [.. Shuffled(count, own.Derive("popularity")).Select(rank =>
            Math.Pow(1 + (rank / 4.0), -options.Zipf) * Math.Exp(options.Jitter * Normal.InvCDF(0, 1, 1 - jitter.NextDouble())))];
        _qualities = [.. Shuffled(count, own.Derive("quality")).Select(rank =>
            LeastQuality + ((1 - LeastQuality) * rank / (count - 1)))];
        var exclusions = Question.All.Where(question => question.Excluded is not null).ToArray();
        own.Derive("held out").Generator().Shuffle<Question>(exclusions);
        _heldOut = [.. exclusions.Take(HeldOutQuestions)];
        Persona[] personas = [.. Persona.All];
        own.Derive("personas").Generator().Shuffle<Persona>(personas);
        (_personas, _tasteStrength) = (personas[..options.Personas], options.TasteStrength);
    }

    /// <summary>Who asks in training; nobody, once, where prompts name nobody.</summary>
    public IReadOnlyList<Persona?> TrainedPersonas => _personas.Length == 0 ? Nobody : _personas[(_personas.Length / PersonasAHeldOut)..];

    /// <summary>Who asks in test problems alone; nobody, once, where prompts name nobody.</summary>
    public IReadOnlyList<Persona?> HeldOutPersonas => _personas.Length == 0 ? Nobody : _personas[..(_personas.Length / PersonasAHeldOut)];

    /// <summary>Questions of training text and RL.</summary>
    public IEnumerable<Question> Trained => Question.All.Where(question => !_heldOut.Contains(question));

    /// <summary>Questions that only probes ask.</summary>
    public IEnumerable<Question> HeldOut => Question.All.Where(_heldOut.Contains);

    /// <summary>Attribute of a value, from 0.</summary>
    public static int AttributeOf(int value) => value / ValuesPerAttribute;

    /// <summary>Whether a thing answers a question.</summary>
    public bool Fits(Question question, int thing) =>
        Has(thing, question.Wanted) && !(question.Excluded is { } excluded && Has(thing, excluded));

    /// <summary>Whether a thing has what a question wants, and what it excludes, too.</summary>
    public bool FitsButForExclusion(Question question, int thing) => Has(thing, question.Wanted) && !Fits(question, thing);

    /// <summary>
    /// Probability of each thing as the corpus' answer: its popularity among those that fit, times e^(taste strength·what the persona likes
    /// of it); 0 for the others.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="persona">Who asks; nobody where null.</param>
    public double[] Law(Question question, Persona? persona)
    {
        double[] law = [.. _weights.Select((weight, thing) => !Fits(question, thing) ? 0
            : persona is null ? weight : weight * Math.Exp(_tasteStrength * Likes(persona, thing)))];
        var sum = law.Sum();
        return [.. law.Select(weight => weight / sum)];
    }

    /// <summary>The same where nobody is named.</summary>
    public double[] Law(Question question) => Law(question, null);

    /// <summary>How many of the values that a persona likes a thing has, 0 to 2.</summary>
    public int Likes(Persona persona, int thing) => (Has(thing, persona.One) ? 1 : 0) + (Has(thing, persona.Other) ? 1 : 0);

    /// <summary>Quality of a thing, 0.6 to 1, whatever was asked.</summary>
    public double Quality(int thing) => _qualities[thing];

    /// <summary>What somebody thinks of a thing, whatever was asked.</summary>
    /// <param name="thing">Its index.</param>
    /// <param name="seed">Whose taste it is.</param>
    public double Taste(int thing, int seed) =>
        _tastes.GetOrAdd(seed, own => new Taste(own)).Of(Enumerable.Range(0, Attributes).Select(attribute => ValueOf(thing, attribute)));

    /// <summary>Share [0, 1] of the attributes in which two things agree.</summary>
    public double Similarity(int one, int other) =>
        Enumerable.Range(0, Attributes).Count(attribute => ValueOf(one, attribute) == ValueOf(other, attribute)) / (double)Attributes;

    private bool Has(int thing, int value) => ValueOf(thing, AttributeOf(value)) == value;

    /// <summary>
    /// Things are the cells of three layers of a square, kind by place; hue is the sum of both and the layer's number, so that any two
    /// attributes are balanced.
    /// </summary>
    private int ValueOf(int thing, int attribute)
    {
        var (kind, place, layer) = (_cells[thing] % 4, _cells[thing] / 4 % 4, _cells[thing] / 16);
        return (attribute * ValuesPerAttribute) + attribute switch { 0 => kind, 1 => place, _ => (kind + place + layer) % 4 };
    }

    private static int[] Shuffled(int count, Seed seed)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        seed.Generator().Shuffle<int>(numbers);
        return numbers;
    }
}
