using System.Management.Automation;
using Coro.Engine.Configuration;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Shows what holds for all campaigns of a root: each value of customize.toml and customize.user.toml on top of the defaults,
/// and the file that it comes from. Where a file is wrong, there is an error for each thing that is wrong with it.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignConfiguration")]
[OutputType(typeof(ConfigurationValue))]
public sealed class GetCampaignConfigurationCommand : CoroCommand
{
    /// <summary>Keys, for example quality_gate_* or pipelines.A.*; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConfigurationKeyCompleter))]
    public string[] Key { get; set; } = ["*"];

    private protected override void Execute()
    {
        var customization = Customization.Load(RootFolder);
        foreach (var diagnostic in customization.Diagnostics)
            WriteError(ErrorRecords.From(new InvalidInputException([diagnostic]), diagnostic));
        if (customization.Diagnostics.Count > 0)
            return;
        var patterns = Key.Select(key => new NamePattern(key)).ToList();
        WriteObject(customization.Values.Where(value => patterns.Any(p => p.Is(value.Key) || p.Matches(value.Key))), enumerateCollection: true);
    }
}
