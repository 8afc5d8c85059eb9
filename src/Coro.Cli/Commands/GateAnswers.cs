using Coro.Engine.Gates;

namespace Coro.Cli.Commands;

/// <summary>Reads <c>--gate export=halt</c>.</summary>
internal static class GateAnswers
{
    public static void Check(IEnumerable<string> values, Action<string> addError)
    {
        var seen = new HashSet<string>(Names.Comparer);
        foreach (var value in values)
        {
            var (gate, answer) = Split(value);
            if (gate.Length == 0 || answer.Length == 0)
                addError($"Option '--gate' is '{value}'. Give it a gate and an answer, for example export=halt.");
            else if (!GatePolicies.TryRead(gate, answer, out var policy, out var problem))
                addError(problem);
            else if (!seen.Add(policy.Value.Key))
                addError($"Gate '{gate}' is answered twice. Give one answer.");
        }
    }

    /// <summary>The answers, by gate; <see cref="Check"/> found nothing wrong.</summary>
    public static Dictionary<string, string> Read(IEnumerable<string> values)
    {
        var answers = new Dictionary<string, string>(Names.Comparer);
        foreach (var (gate, answer) in values.Select(Split))
        {
            if (GatePolicies.TryRead(gate, answer, out var policy, out _))
                answers[policy.Value.Key] = policy.Value.Value;
        }

        return answers;
    }

    private static (string Gate, string Answer) Split(string value)
    {
        var at = value.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (value.Trim(), "") : (value[..at].Trim(), value[(at + 1)..].Trim());
    }
}
