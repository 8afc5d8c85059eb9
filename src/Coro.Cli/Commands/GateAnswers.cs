using Coro.Cli.Rendering;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary>Reads <c>--gate export=halt</c>.</summary>
internal static class GateAnswers
{
    public static void Check(IEnumerable<string> values, Action<string> addError)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var (gate, answer) = Split(value);
            if (gate.Length == 0 || answer.Length == 0)
                addError($"Option '--gate' is '{value}'. Give it a gate and an answer, for example export=halt.");
            else if (!IsGate(gate))
                addError($"There is no gate '{gate}'{Nearest.End(gate, Kinds())} The gates are {string.Join(", ", Kinds())}; one child's is kind:child, for example quality:api.");
            else if (!seen.Add(gate))
                addError($"Gate '{gate}' is answered twice. Give one answer.");
        }
    }

    public static Dictionary<string, string> Read(IEnumerable<string> values) =>
        values.Select(Split).ToDictionary(pair => pair.Gate, pair => pair.Answer, StringComparer.Ordinal);

    private static (string Gate, string Answer) Split(string value)
    {
        var at = value.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (value.Trim(), "") : (value[..at].Trim(), value[(at + 1)..].Trim());
    }

    private static bool IsGate(string gate)
    {
        var at = gate.IndexOf(':', StringComparison.Ordinal);
        return Kinds().Contains(at < 0 ? gate : gate[..at]) && (at < 0 || Names.IsValid(gate[(at + 1)..], out _));
    }

    private static IEnumerable<string> Kinds() => Enum.GetValues<GateKind>().Select(Words.Of);
}
