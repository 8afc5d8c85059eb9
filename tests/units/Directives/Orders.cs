using System.Globalization;
using Coro.Engine.Directives;

namespace Coro.Tests.Directives;

/// <summary>Understands directives for a campaign of a few children, and writes down what was understood in short.</summary>
internal static class Orders
{
    public static readonly string[] Children = ["library-x", "library-y", "y", "a", "Core.Json", "legacy_tool"];

    public static CampaignDirective Of(string text, params string[] moreChildren) =>
        DirectiveParser.Parse(text, "d.md", [.. Children, .. moreChildren], new() { SoftTarget = 90, SoftFallback = 80 });

    public static string Quality(string line) => In("Quality Overrides", line);

    public static string Skip(string line) => In("Skip List", line);

    public static string Flags(string line) => In("Pipeline Flags", line);

    /// <summary>What is understood of a section with one line; or its problems, each with an exclamation mark.</summary>
    private static string In(string section, string line)
    {
        var directive = Of($"## {section}\n{line}\n");
        return string.Join(" & ",
        [
            .. directive.QualityOverrides.Select(Show),
            .. directive.Skips.Select(one => $"skip {one.Child}{Why(one.Reason)}"),
            .. directive.Flags.Select(one => $"{string.Join(' ', one.Arguments)} for {one.Child ?? (one.OnlyUnpinned ? "unpinned" : "all")}{Why(one.Reason)}"),
            .. directive.Problems.Select(one => $"!{one.Code}: {one.Message}"),
        ]);
    }

    public static string Show(QualityOverride one) =>
        $"{one.Child ?? "all"} {Show(one.SoftTarget)}/{Show(one.SoftFallback)}{Why(one.Reason)}";

    private static string Show(decimal? score) => score?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    private static string Why(string? reason) => reason is null ? "" : $" ({reason})";
}
