using System.Text.RegularExpressions;
using Coro.Engine.Web;

namespace Coro.Engine.Loading;

/// <summary>Reads which tracker a campaign tells where its work stands.</summary>
internal static partial class TrackerReader
{
    /// <summary>The kinds, in the order of <see cref="TrackerKind"/>.</summary>
    public static readonly string[] Kinds = ["file", "github", "azure-boards", "jira"];

    public static TrackerSettings? Read(YamlCursor yaml, string origin)
    {
        var place = yaml.Here;
        if (yaml.TakeNull() || !yaml.EnterMapping("a mapping, for example {kind: github, project: acme/shop}"))
            return null;
        TrackerKind? kind = null;
        var settings = new TrackerSettings();
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Tracker, ref seen) is { } key)
        {
            var here = yaml.Here;
            switch (key)
            {
                case "kind": kind = (TrackerKind?)yaml.Word(Kinds); break;
                case "project": settings = settings with { Project = yaml.Line("for example acme/shop") }; break;
                case "url":
                    settings = settings with { Url = yaml.Line("an address") };
                    if (settings.Url is { } url && ApiHost.Objection(url) is { } objection)
                        yaml.Report("invalid-value", $"{Shown.Quote(url)} {objection}", here);
                    break;
                case "user": settings = settings with { User = yaml.Line("a name") }; break;
                case "token_env":
                    settings = settings with { TokenEnv = yaml.Line("the name of an environment variable") };
                    if (settings.TokenEnv is { } name && !Variable().IsMatch(name))
                        yaml.Report("invalid-value", "is no name of an environment variable; write the name of the one that holds the token, never the token", here);
                    break;
                case "path": settings = settings with { Path = yaml.Line("the path of a file") is { } path ? OriginPaths.Absolute(path, origin) : null }; break;
                case "epic_type": settings = settings with { EpicType = yaml.Line("for example Epic") }; break;
                default: settings = settings with { IssueType = yaml.Line("for example Task") }; break;
            }
        }

        if (kind is null)
        {
            if ((seen & (1UL << BriefKeys.Tracker.IndexOf("kind"))) == 0)
                yaml.Report("missing-key", $"the tracker needs kind: one of {string.Join(", ", Kinds)}", place);
            return null;
        }

        settings = settings with { Kind = kind.Value };
        if (Missing(settings) is { } missing)
            yaml.Report("missing-key", missing, place);
        return settings;
    }

    private static string? Missing(TrackerSettings settings) => settings switch
    {
        { Kind: TrackerKind.Github } when !IsPair(settings.Project) => "a tracker on GitHub needs project: owner/repository, for example acme/shop",
        { Kind: TrackerKind.AzureBoards } when !IsPair(settings.Project) => "Azure Boards needs project: organization/project, for example acme/web",
        { Kind: TrackerKind.Jira } when settings.Project is null || settings.Url is null =>
            "Jira needs project: the key of a project, and url: for example https://acme.atlassian.net",
        _ => null,
    };

    private static bool IsPair(string? project) => project?.Split('/') is [{ Length: > 0 }, { Length: > 0 }];

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
