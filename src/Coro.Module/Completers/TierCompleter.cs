using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Coro.Module.Completers;

/// <summary>Completes tiers.</summary>
public sealed class TierCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Enum.GetNames<Tier>()
            .Where(tier => tier.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(tier => new CompletionResult(
                tier, tier, CompletionResultType.ParameterValue, tier == nameof(Tier.A) ? "A pipeline run of its own." : "Part of a batch."));
}
