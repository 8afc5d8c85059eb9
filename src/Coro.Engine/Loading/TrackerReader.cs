namespace Coro.Engine.Loading;

/// <summary>Reads which tracker a campaign tells where its work stands, in a brief and in customization.</summary>
internal static class TrackerReader
{
    /// <summary>The kinds, in the order of <see cref="TrackerKind"/>.</summary>
    public static readonly string[] Kinds = ["file", "github", "azure-boards", "jira"];

    /// <summary>Reads a brief's tracker.</summary>
    /// <param name="yaml">Where it is.</param>
    /// <param name="origin">The absolute folder that a relative path starts at.</param>
    /// <param name="below">The tracker of customization, whose keys hold where the brief names no other kind; null: there is none.</param>
    /// <returns>It; null: none, or it is wrong.</returns>
    public static TrackerSettings? Read(YamlCursor yaml, string origin, TrackerSettings? below)
    {
        var place = yaml.Here;
        if (ReadKeys(yaml, origin, out var hasKind) is not { } said)
            return null;
        if (hasKind && !said.ContainsKey("kind"))
            return below;
        if (!hasKind && below is null)
        {
            yaml.Report("missing-key", $"the tracker needs kind: one of {string.Join(", ", Kinds)}", place);
            return null;
        }

        var settings = With(below, said);
        if (Missing(settings) is { } missing)
            yaml.Report("missing-key", missing, place);
        return settings;
    }

    /// <summary>Reads what is said of a tracker, by its keys; null: nothing is, so that there is to be none.</summary>
    /// <param name="yaml">Where it is.</param>
    /// <param name="origin">The absolute folder that a relative path starts at.</param>
    /// <param name="hasKind">Whether its kind is said, if perhaps wrongly.</param>
    public static IReadOnlyDictionary<string, string>? ReadKeys(YamlCursor yaml, string origin, out bool hasKind)
    {
        var (said, seen) = (new Dictionary<string, string>(StringComparer.Ordinal), 0UL);
        hasKind = false;
        if (yaml.TakeNull())
            return null;
        if (!yaml.EnterMapping(yaml.InWords("a mapping, for example {kind: github, project: acme/shop}", "a table, for example { kind = \"github\", project = \"acme/shop\" }")))
            return said;
        while (yaml.NextKey(BriefKeys.Tracker, ref seen) is { } key)
        {
            hasKind |= key == "kind";
            if (Value(yaml, key, origin) is { } value)
                said[key] = value;
        }

        return said;
    }

    /// <summary>A tracker with what is said on top; one of another kind has nothing of that below it.</summary>
    public static TrackerSettings With(TrackerSettings? below, IReadOnlyDictionary<string, string> said)
    {
        var kind = said.TryGetValue("kind", out var word) ? (TrackerKind)Array.IndexOf(Kinds, word) : below?.Kind ?? TrackerKind.File;
        var settings = below?.Kind == kind ? below : new();
        return settings with
        {
            Kind = kind,
            Project = Said("project") ?? settings.Project,
            Url = Said("url") ?? settings.Url,
            User = Said("user") ?? settings.User,
            TokenEnv = Said("token_env") ?? settings.TokenEnv,
            Path = Said("path") ?? settings.Path,
            Epic = Said("epic") ?? settings.Epic,
            EpicType = Said("epic_type") ?? settings.EpicType,
            IssueType = Said("issue_type") ?? settings.IssueType,
        };

        string? Said(string key) => said.GetValueOrDefault(key);
    }

    /// <summary>What a tracker still needs, in words; null: nothing.</summary>
    public static string? Missing(TrackerSettings settings) => settings switch
    {
        { Kind: TrackerKind.Github } when !IsPair(settings.Project) => "a tracker on GitHub needs project: owner/repository, for example acme/shop",
        { Kind: TrackerKind.AzureBoards } when !IsPair(settings.Project) => "Azure Boards needs project: organization/project, for example acme/web",
        { Kind: TrackerKind.Jira } when settings.Project is null || settings.Url is null =>
            "Jira needs project: the key of a project, and url: for example https://acme.atlassian.net",
        _ => null,
    };

    private static string? Value(YamlCursor yaml, string key, string origin) => key switch
    {
        "kind" => yaml.Word(Kinds) is { } index ? Kinds[index] : null,
        "project" => yaml.Line("for example acme/shop"),
        "url" => yaml.Address(),
        "user" => yaml.Line("a name"),
        "token_env" => yaml.Variable(),
        "path" => yaml.Line("the path of a file") is { } path ? OriginPaths.Absolute(path, origin) : null,
        "epic" => yaml.Line("what an item is called, for example acme/shop#12"),
        "epic_type" => yaml.Line("for example Epic"),
        _ => yaml.Line("for example Task"),
    };

    private static bool IsPair(string? project) => project?.Split('/') is [{ Length: > 0 }, { Length: > 0 }];
}
