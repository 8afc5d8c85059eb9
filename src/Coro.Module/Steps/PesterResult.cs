using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Coro.Module.Steps;

/// <summary>
/// Makes a score and findings of what <c>Invoke-Pester -PassThru</c> gives: the share of the tests that passed, a medium finding for each that did not,
/// and a high one for each block or file that could not even be run, since nobody knows what its tests would have said.
/// </summary>
internal static class PesterResult
{
    private const string TypeName = "Pester.Run";
    private const int MostFindings = 100;

    /// <summary>The result's members; null: the object is no such thing.</summary>
    public static IEnumerable<(string Name, object? Value)>? Of(PSObject item)
    {
        if (!item.TypeNames.Contains(TypeName))
            return null;
        var (passed, failed, skipped) = (Count(item, "PassedCount"), Count(item, "FailedCount"), Count(item, "SkippedCount"));
        List<Hashtable> findings =
        [
            .. Failures(item, "FailedContainers", "high", "could not be run"),
            .. Failures(item, "FailedBlocks", "high", "its setup or teardown failed"),
            .. Failures(item, "Failed", "medium", null),
        ];
        var members = new List<(string, object?)>
        {
            ("message", string.Create(CultureInfo.InvariantCulture, $"Pester: {passed} passed, {failed} failed, {skipped} skipped")),
            ("findings", findings.Take(MostFindings).ToList()),
        };

        // Where nothing was run there is no share.
        if (passed + failed > 0)
            members.Add(("quality_score", Math.Floor(10_000m * passed / (passed + failed)) / 100));
        else
            members.Add(("status", "failed"));
        return members;
    }

    private static int Count(PSObject item, string property) =>
        item.Properties[property]?.Value is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;

    private static IEnumerable<Hashtable> Failures(PSObject item, string property, string severity, string? what)
    {
        if (item.Properties[property]?.Value is not IEnumerable list)
            yield break;
        foreach (var one in list)
        {
            var failed = PSObject.AsPSObject(one);
            var name = Text(failed, "ExpandedPath") ?? Text(failed, "Item") ?? Text(failed, "Name") ?? "a test";
            var errors = failed.Properties["ErrorRecord"]?.Value is IEnumerable records ? string.Join("; ", records.Cast<object>().Select(record => record.ToString())) : null;
            yield return new Hashtable
            {
                ["severity"] = severity,
                ["title"] = what is null ? name : $"{name}: {what}",
                ["detail"] = string.IsNullOrWhiteSpace(errors) ? null : errors,
            };
        }
    }

    private static string? Text(PSObject item, string property) =>
        item.Properties[property]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
