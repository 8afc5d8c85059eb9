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

    /// <summary>
    /// The campaign that is typed, or the one that is meant where none is. Where none is typed and it could be several, all of them: what is completed comes
    /// before the campaign.
    /// </summary>
    private protected static IEnumerable<T> Meant<T>(CampaignStore store, IDictionary bound, Func<string?, T> read)
    {
        var typed = Campaign(bound);
        try
        {
            return [read(typed)];
        }
        catch (InvalidStateException) when (typed is null)
        {
            return store.List(out _).Where(one => one.Status != CampaignStatus.Completed).Select(one => read(one.Name));
        }
    }

    private protected static Candidate Of(ChildGlance child, CampaignGlance campaign) =>
        new(child.Name, $"{child.Status} {child.Message}".TrimEnd() + $" ({campaign.Name})");

    private static string Root(IDictionary bound)
    {
        // Only a command runs in this runspace now; its session state may not be asked directly.
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var location = shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
        var root = bound["Root"]?.ToString();
        return CampaignRoot.Resolve(root is not null && root.Contains(':', StringComparison.Ordinal) ? ThroughDrive(root) : root, location);
    }

    private static string ThroughDrive(string path)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)")
            .AddParameter("path", path).Invoke<string>()[0];
    }

    private protected sealed record Candidate(string Text, string Hint);
}
