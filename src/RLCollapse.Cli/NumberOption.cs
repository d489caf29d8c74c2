using System.CommandLine;
using System.Globalization;

namespace RLCollapse.Cli;

/// <summary>Options that take a number in a range; anything else is told with what it takes.</summary>
internal static class NumberOption
{
    /// <summary>A whole number; null where the option is not given.</summary>
    public static Option<int?> Whole(string name, string description, string helpName, int least, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"{name} takes a whole number from {least} to {most}, found '{text}'.");
            return null;
        },
    };

    /// <summary>A finite number above 0; null where the option is not given.</summary>
    public static Option<double?> Positive(string name, string description, string helpName, double most = double.MaxValue) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
                return number;
            var upTo = most < double.MaxValue ? $" up to {most.ToString(CultureInfo.InvariantCulture)}" : "";
            result.AddError($"{name} takes a number above 0{upTo}, found '{text}'.");
            return null;
        },
    };

    /// <summary>Whole numbers from 1 on, separated by commas; empty where the option is not given.</summary>
    public static Option<int[]> List(string name, string description, string helpName, int most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var numbers = words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= most ? number : 0).ToArray();
            if (numbers.Length > 0 && !numbers.Contains(0)) return numbers;
            result.AddError($"{name} takes numbers from 1 to {most}, separated by commas; found '{result.Tokens[0].Value}'.");
            return [];
        },
    };
}
