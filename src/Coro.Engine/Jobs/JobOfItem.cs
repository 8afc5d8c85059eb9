using System.Text.RegularExpressions;
using Coro.Engine.Trackers;

namespace Coro.Engine.Jobs;

/// <summary>What an item of a tracker says, as a job; pure.</summary>
internal static partial class JobOfItem
{
    private const string LaneLabel = "lane:";

    /// <summary>Makes the job: it is not created yet.</summary>
    /// <param name="item">The item.</param>
    /// <param name="template">What it has besides.</param>
    /// <param name="tracker">Where the item is.</param>
    public static CoroJob Of(TrackerItem item, CoroJob template, TrackerSettings tracker)
    {
        var text = Hidden().Replace(item.Body, "").ReplaceLineEndings("\n").Trim();
        var (description, criteria) = Split(text);
        var lane = item.Labels.FirstOrDefault(label => label.StartsWith(LaneLabel, StringComparison.OrdinalIgnoreCase))?[LaneLabel.Length..].Trim();
        return template with
        {
            Title = OneLine.Of(item.Title),
            Description = description.Length > 0 ? description : template.Description,
            AcceptanceCriteria = criteria.Count > 0 ? criteria : template.AcceptanceCriteria,
            Lane = Names.IsValid(lane, out _) ? lane! : template.Lane,
            Repositories = template.Repositories.Count > 0 || tracker.Kind != TrackerKind.Github ? template.Repositories : RepositoryOf(item.Reference.Url),
            Tracker = item.Reference,
        };
    }

    // The list below a heading of that name, and the text without it.
    private static (string Description, IReadOnlyList<string> Criteria) Split(string text)
    {
        var (rest, criteria, below) = (new List<string>(), new List<string>(), false);
        foreach (var line in text.Split('\n'))
        {
            if (Heading().IsMatch(line))
            {
                below = Criteria().IsMatch(line);
                if (below)
                    continue;
            }

            if (below && Item().Match(line) is { Success: true } item)
                criteria.Add(item.Groups["text"].Value.Trim());
            else if (!below || line.Trim().Length > 0)
                rest.Add(line);
        }

        return (string.Join('\n', rest).Trim(), criteria);
    }

    // An issue is in the repository that it is about, unless somebody says otherwise.
    private static IReadOnlyList<string> RepositoryOf(string? url) =>
        url is not null && url.IndexOf("/issues/", StringComparison.Ordinal) is > 0 and var end ? [url[..end]] : [];

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^\s{0,3}(#{1,6}\s|h[1-6]\.\s|\*\*[^*]+\*\*:?\s*$)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"acceptance criteria", RegexOptions.IgnoreCase)]
    private static partial Regex Criteria();

    [GeneratedRegex(@"^\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?<text>\S.*)$")]
    private static partial Regex Item();
}
