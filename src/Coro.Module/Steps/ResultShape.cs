using System.Collections;
using System.Management.Automation;

namespace Coro.Module.Steps;

/// <summary>
/// Tells objects that are a step's result from all others. A hashtable is one when it has a key of the step contract; an object that came from
/// elsewhere only when the key is one that hardly anything else has. Names are taken as PowerShell writes them, too: QualityScore is quality_score.
/// </summary>
internal static class ResultShape
{
    private static readonly string[] Telling =
    [
        "quality_score", "findings", "workarounds", "brief_path", "skill_path", "retry_after", "pull_requests", "overall_verdict", "coverage_percentage",
        "refined_path",
    ];

    private static readonly string[] Others =
    [
        "message", "artifacts", "usage", "results", "insights", "contracts", "children", "report_path", "recommendation_count", "gap_count",
        "issue_count", "improvement_count",
    ];

    private static readonly HashSet<string> Statuses = new(StringComparer.OrdinalIgnoreCase) { "success", "failed", "escalated", "rate-limited", "RateLimited" };

    private static readonly Dictionary<string, string> Names = Telling.Concat(Others).Append("status")
        .ToDictionary(name => name.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    /// <summary>The result as JSON; null: it is none.</summary>
    public static ReadOnlyMemory<byte>? Of(PSObject? item)
    {
        if (item is null)
            return null;
        if (PesterResult.Of(item) is { } tests)
            return ResultJson.Write(tests);
        IEnumerable<(string, object?)>? members = item.BaseObject switch
        {
            IDictionary table => table.Keys.Cast<object>().Select(key => (key.ToString() ?? "", table[key])),
            PSCustomObject or StepResult => item.Properties.Select(property => (property.Name, (object?)property.Value)),
            _ => null,
        };
        if (members is null)
            return null;
        var named = members.Select(member => (Name: NameOf(member.Item1), Value: member.Item2)).ToList();
        if (!named.Exists(member => Tells(member.Name, member.Value, item.BaseObject is not PSCustomObject)))
            return null;
        return ResultJson.Write(named);
    }

    /// <summary>The name of the step contract that a name stands for; else itself.</summary>
    public static string NameOf(string name) =>
        Names.TryGetValue(name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), out var known) ? known : name;

    private static bool Tells(string name, object? value, bool isOwn)
    {
        if (value is null)
            return false;
        if (name == "status")
            return Statuses.Contains(value.ToString() ?? "");
        return Telling.Contains(name) || (isOwn && name != "message" && Others.Contains(name));
    }
}
