using System.Text.RegularExpressions;
using Coro.Engine.State;

namespace Coro.Engine.Configuration;

/// <summary>Where workspaces lie when they do not lie in the root: a path in which <c>{name}</c> stands for the campaign's name.</summary>
internal static partial class WorkspacePattern
{
    private const string Name = "{name}";

    /// <summary>Why a path cannot be one, and what to do about it; null: it can.</summary>
    /// <param name="path">The path as it was written.</param>
    /// <param name="root">The absolute folder that it starts at when it is relative.</param>
    public static string? Objection(string path, string root)
    {
        if (Placeholder().Match(path.Replace(Name, "", StringComparison.Ordinal)) is { Success: true, Value: var other })
            return $"there is no placeholder {other}; {Name} is the only one";
        if (path.StartsWith('~'))
            return "~ means nothing here; write the folder out";
        var full = Absolute(path, root);
        if (!full.Contains(Name, StringComparison.Ordinal))
            return $"must have {Name} in it, so that each campaign gets a folder of its own, for example {path.TrimEnd('/', '\\')}/{Name}";
        var folders = new CampaignFolders(root);
        var isAmongThem = full.StartsWith(folders.Campaigns + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
        return isAmongThem && full != folders.Home(Name)
            ? $"must not lie in {folders.Campaigns}, where the root keeps track of campaigns; name another folder, or leave the key out"
            : null;
    }

    /// <summary>The absolute path, with <c>{name}</c> still in it.</summary>
    public static string Absolute(string path, string root) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, root));

    /// <summary>The workspace of a campaign.</summary>
    public static string Of(string pattern, string campaign) => pattern.Replace(Name, campaign, StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^{}/\\]*\}")]
    private static partial Regex Placeholder();
}
