using RLCollapse.Common;

namespace RLCollapse.Tests.Fuzz;

/// <summary>A reader of a file or a text from outside: a value or a user error that says where is all that may come of any input.</summary>
/// <param name="Name">In tables and messages.</param>
/// <param name="Examples">Inputs that are good, or nearly so.</param>
/// <param name="Read">Reads an input.</param>
internal sealed record FuzzedReader(string Name, IReadOnlyList<byte[]> Examples, Action<byte[]> Read)
{
    /// <summary>Parts of a message of which at least one says where; any message will do where there is none.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Whether inputs are numbers and not texts.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Words that inputs are made of beside those of the examples.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What an input comes to: null for a value, the error where it is one that a reader may give.</summary>
    /// <exception cref="Exception">Anything else.</exception>
    public UserErrorException? Outcome(byte[] input)
    {
        try
        {
            Read(input);
            return null;
        }
        catch (UserErrorException error) when (Places.Count == 0 || Places.Any(place => error.Message.Contains(place)))
        {
            return error;
        }
    }
}
