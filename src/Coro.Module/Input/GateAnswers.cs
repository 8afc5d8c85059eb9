using System.Collections;
using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Reads answers to gates: <c>@{ export = 'halt'; 'quality:api' = 'skip' }</c>.</summary>
internal static class GateAnswers
{
    private static readonly string[] Kinds =
        [.. Enum.GetNames<GateKind>().Select(name => name.ToLowerInvariant())];

    public static Dictionary<string, string> Read(Hashtable? table)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table ?? [])
            answers[Gate(Text(entry.Key))] = Text(entry.Value).ToLowerInvariant();
        return answers;
    }

    // The kind is a word of ours; what follows the colon is a child's name and keeps its case.
    private static string Gate(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var kind = (at < 0 ? text : text[..at]).ToLowerInvariant();
        return Kinds.Contains(kind) && (at < 0 || Names.IsValid(text[(at + 1)..], out _))
            ? at < 0 ? kind : kind + text[at..]
            : throw new UsageException(
                $"There is no gate '{text}'. The gates are {string.Join(", ", Kinds)}; one child's is kind:child, for example quality:api.");
    }

    private static string Text(object? value)
    {
        var text = LanguagePrimitives.ConvertTo<string>(value)?.Trim();
        return string.IsNullOrEmpty(text)
            ? throw new UsageException("An answer in -Gate is empty. Give each gate one, for example @{ export = 'halt' }.")
            : text;
    }
}
