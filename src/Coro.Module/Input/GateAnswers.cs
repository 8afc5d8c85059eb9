using System.Collections;
using System.Management.Automation;
using Coro.Engine.Gates;

namespace Coro.Module.Input;

/// <summary>Reads answers to gates: <c>@{ export = 'halt'; 'quality:api' = 'skip' }</c>.</summary>
internal static class GateAnswers
{
    /// <summary>The answers, by gate.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    public static Dictionary<string, string> Read(Hashtable? table)
    {
        var answers = new Dictionary<string, string>(Names.Comparer);
        foreach (DictionaryEntry entry in table ?? [])
        {
            if (!GatePolicies.TryRead(Text(entry.Key), Text(entry.Value), out var policy, out var problem))
                throw new UsageException(problem);
            answers[policy.Value.Key] = policy.Value.Value;
        }

        return answers;
    }

    private static string Text(object? value)
    {
        var text = LanguagePrimitives.ConvertTo<string>(value)?.Trim();
        return string.IsNullOrEmpty(text)
            ? throw new UsageException("An answer in -Gate is empty. Give each gate one, for example @{ export = 'halt' }.")
            : text;
    }
}
