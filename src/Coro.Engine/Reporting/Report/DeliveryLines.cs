using Coro.Engine.State;

namespace Coro.Engine.Reporting.Report;

/// <summary>
/// What a report tells of a delivery besides its children: pull requests, contracts, and what was learned. Each line is made of texts in the two forms
/// of the report, which differ only in how they write them.
/// </summary>
/// <param name="name">Writes what is to stand out.</param>
/// <param name="text">Writes a text from outside.</param>
/// <param name="code">Writes an address or a name of the machine's.</param>
internal sealed class DeliveryLines(Func<string, string> name, Func<string, string> text, Func<string, string> code)
{
    /// <summary>The sections: heading and lines of each; those without a line are left out.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<string> Lines)> Of(ReportModel model)
    {
        (string, IReadOnlyList<string>)[] sections =
        [
            ("Pull requests", [.. model.Children.SelectMany(child => child.View.PullRequests.Select(request => PullRequest(child.Name, request)))]),
            ("Issues", [.. model.Children.Where(child => child.View.Tracker is not null).Select(child => Issue(child.Name, child.View.Tracker!))]),
            ("Contracts", [.. model.Contracts.Select(Contract)]),
            ("What was learned", [.. model.Insights.Select(Insight), .. Proposed(model.Proposed)]),
        ];
        return sections.Where(section => section.Item2.Count > 0);
    }

    private string PullRequest(string child, PullRequest request) =>
        $"{name(child)}: {code(request.Url)} is {Words.Of(request.Status)}{(request.Title is { } title && title != child ? $": {text(title)}" : "")}"
        + (request.Problem is { } problem ? $" ({text(problem)})" : "");

    private string Issue(string child, TrackerReference item) =>
        $"{name(child)}: {code(item.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? url : item.ToString())}";

    private string Contract(CampaignContract contract)
    {
        var consumers = contract.Consumers.Count == 0 ? "" : $" for {string.Join(", ", contract.Consumers.Select(text))}";
        var by = contract.ShippedBy is { } child && child != contract.Producer ? $", shipped by {text(child)}" : "";
        var more = contract.Differences.Select(difference => text(difference.ToString())).Prepend(contract.Problem is { } problem ? text(problem) : "").Where(line => line.Length > 0).ToList();
        return $"{name(contract.Id)} of {text(contract.Producer)}{consumers}: {Words.Of(contract.Status)}{by}{(more.Count == 0 ? "" : $" ({string.Join("; ", more)})")}";
    }

    private string Insight(CampaignInsight insight)
    {
        var tags = insight.Tags.Count == 0 ? "" : $" [{string.Join(", ", insight.Tags.Select(text))}]";
        var status = insight.Status == InsightStatus.Proposed ? "" : $", {Words.Of(insight.Status)}{(insight.By is null ? "" : $" by {text(insight.By)}")}";
        return $"{text(insight.Text)}{tags} ({string.Join(", ", insight.Sources.Select(text))}{status})";
    }

    private IEnumerable<string> Proposed(LearnedChange? change)
    {
        if (change is not null)
            yield return change.Url is { } url ? $"{name("proposed")} as {code(url)}" : $"{name("proposed")} as branch {code(change.Branch)} in {code(change.Repository)}";
    }
}
