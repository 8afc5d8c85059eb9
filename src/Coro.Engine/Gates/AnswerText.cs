namespace Coro.Engine.Gates;

/// <summary>What a person types at a prompt: one set of rules for every front end.</summary>
public static class AnswerText
{
    /// <summary>The words that leave at any prompt.</summary>
    public static IReadOnlyList<string> Leaving { get; } = ["cancel", "exit", ":q"];

    /// <summary>Whether a line leaves. Case and blanks around it do not matter.</summary>
    /// <param name="line">What was typed; null: the input has ended, which leaves as well.</param>
    public static bool Leaves(string? line) => line is null || Leaving.Contains(line.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads an answer to a gate: one of its choices, of which the first letters are enough where they are clear, and after it, for
    /// the record, why.
    /// </summary>
    /// <param name="gate">The gate.</param>
    /// <param name="line">What was typed.</param>
    /// <param name="by">Who types.</param>
    /// <returns>The answer; null: it is none of the choices, and has to be asked again.</returns>
    public static GateAnswer? Read(Gate gate, string line, string by)
    {
        var words = line.Trim().Split([' ', '\t', ':', ','], 2, StringSplitOptions.TrimEntries);
        if (words[0].Length == 0)
            return null;
        var matches = gate.Choices.Where(choice => choice.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)).ToList();
        var choice = matches.Find(one => one.Length == words[0].Length) ?? (matches.Count == 1 ? matches[0] : null);
        return choice is null ? null : new(choice, by, words.Length > 1 && words[1].Length > 0 ? words[1] : null);
    }

    /// <summary>What to say to whoever gave no answer.</summary>
    /// <param name="gate">The gate.</param>
    public static string Help(Gate gate) =>
        $"Answer {string.Join(", ", gate.Choices)}, and after it, if you like, why; or exit to leave the campaign here.";
}
