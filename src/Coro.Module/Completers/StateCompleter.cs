using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes from what is on disk. A completer never fails: where nothing can be read, it has nothing to offer.</summary>
public abstract class StateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var typed = wordToComplete.Trim('\'', '"');
            return
            [
                .. Candidates(commandName, new(Root(fakeBoundParameters)), fakeBoundParameters)
                    .Where(c => c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                    .Select(c => new CompletionResult(c.Text, c.Text, CompletionResultType.ParameterValue, c.Hint)),
            ];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What may be typed, and what is said about it.</summary>
    private protected abstract IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound);

    private protected static string? Campaign(IDictionary bound) =>
        (bound["Campaign"] ?? bound["Job"] ?? bound["JobId"]) switch
        {
            string name => name,
            object[] { Length: > 0 } many => many[0]?.ToString(),
            _ => null,
        };

    private static string Root(IDictionary bound)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var location = shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>();
        return CampaignRoot.Resolve(bound["Root"] as string, location[0].ProviderPath);
    }

    private protected sealed record Candidate(string Text, string Hint);
}
