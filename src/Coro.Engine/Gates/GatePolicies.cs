using System.Diagnostics.CodeAnalysis;
using Coro.Engine.Stages;

namespace Coro.Engine.Gates;

/// <summary>Answers to gates that were given in advance: what they may be, and which one counts.</summary>
public static class GatePolicies
{
    /// <summary>The answer that parks the campaign at a gate, whatever its choices are.</summary>
    public const string Halt = Choices.Halt;

    /// <summary>The kinds of gates, in lower case.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<GateKind>().Select(GateId.Of)];

    /// <summary>Reads one, for example <c>export</c> and <c>halt</c>, or <c>quality:api</c> and <c>skip</c>.</summary>
    /// <param name="gate">The gate's id, or its kind, which means all gates of that kind.</param>
    /// <param name="answer">The answer; its case does not matter.</param>
    /// <param name="policy">The gate and the answer as the engine spells them; null when something is wrong.</param>
    /// <param name="problem">What is wrong and what to do about it; null when nothing is.</param>
    /// <returns>Whether it may be given.</returns>
    public static bool TryRead(
        string gate, string answer, [NotNullWhen(true)] out KeyValuePair<string, string>? policy, [NotNullWhen(false)] out string? problem)
    {
        policy = null;
        if (GateId.Read(gate) is not ({ } kind, var subject) || (subject is not null && !Names.IsValid(subject, out _)))
        {
            problem = $"There is no gate '{gate}'{Meant(gate, Kinds)} The gates are {string.Join(", ", Kinds)}; one child's is kind:child, "
                + "for example quality:api.";
            return false;
        }

        var choice = answer.ToLowerInvariant();
        var choices = Choices.Of(kind);
        if (choice != Halt && choices.Count > 0 && !choices.Contains(choice))
        {
            problem = $"The gate '{gate}' cannot be answered with '{answer}'{Meant(choice, choices.Append(Halt))} Its choices are "
                + $"{string.Join(", ", choices)}{(choices.Contains(Halt) ? "" : $"; '{Halt}' parks the campaign there")}.";
            return false;
        }

        policy = new(subject is null ? GateId.Of(kind) : GateId.Of(kind, subject), choice);
        problem = null;
        return true;
    }

    /// <summary>Refuses, before anything runs, answers that no gate of the campaign can have.</summary>
    /// <exception cref="UsageException">There are such; the first one is told of.</exception>
    internal static void Check(RunOptions options, IEnumerable<string> children, CampaignSettings settings)
    {
        foreach (var (gate, answer) in options.Gates)
        {
            if (!TryRead(gate, answer, out _, out var problem))
                throw new UsageException(problem);
            if (GateId.Read(gate) is not ({ } kind, { } subject))
                continue;
            var known = kind == GateKind.Checkpoint ? Workflows.Checkpoints(settings) : [.. children];
            if (!known.Contains(subject, Names.Comparer))
            {
                var what = kind == GateKind.Checkpoint ? $"no checkpoint before '{subject}'" : $"no child '{subject}'";
                throw new UsageException($"The gate '{gate}' is answered in advance, but the campaign has {what}{Meant(subject, known)}");
            }
        }
    }

    /// <summary>The answer that was given to a gate: to itself, else to its kind; null: none.</summary>
    internal static string? For(RunOptions options, Gate gate) =>
        Find(options, gate.Id) ?? Find(options, GateId.Of(gate.Kind));

    // The end of a sentence.
    private static string Meant(string text, IEnumerable<string> known) => Nearest.Hint(text, known) is { Length: > 0 } hint ? hint : ".";

    private static string? Find(RunOptions options, string gate)
    {
        if (options.Gates.TryGetValue(gate, out var exact))
            return exact;
        foreach (var (id, answer) in options.Gates)
        {
            if (Names.Comparer.Equals(id, gate))
                return answer;
        }

        return null;
    }
}
