using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Coro.Module.Hosting;

/// <summary>Asks for what a start needs when it was given nothing.</summary>
internal static class InputPrompt
{
    private const string Path = "Path";

    /// <summary>The path of a brief or of a manifest; the other is null.</summary>
    /// <exception cref="MissingBriefException">Nothing was given, or nobody can be asked.</exception>
    public static (string? Brief, string? Manifest) Ask(PSCmdlet cmdlet)
    {
        var path = Read(cmdlet.Host.UI);
        if (string.IsNullOrWhiteSpace(path))
            throw new MissingBriefException("There is nothing to start. Give the path of a brief or manifest.");
        var isBrief = System.IO.Path.GetExtension(path) is ".yaml" or ".yml";
        return isBrief ? (path, null) : (null, path);
    }

    private static string? Read(PSHostUserInterface ui)
    {
        try
        {
            var field = new FieldDescription(Path) { HelpMessage = "For example ./campaign-brief.yaml." };
            var answers = ui.Prompt(
                "Start a campaign", "What is it to do? Give a brief (.yaml) or a manifest (any other ending).",
                new Collection<FieldDescription> { field });
            return answers is not null && answers.TryGetValue(Path, out var answer) ? answer?.BaseObject as string : null;
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NotImplementedException)
        {
            throw new MissingBriefException($"Nobody can be asked here ({e.Message}). Give -Brief or -Manifest.", e);
        }
    }
}
