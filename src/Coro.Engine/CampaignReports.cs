using System.Text;
using Coro.Engine.Contracts;
using Coro.Engine.Reporting;
using Coro.Engine.Reporting.Report;
using Coro.Engine.Reporting.TestResults;
using Coro.Engine.State;
using Coro.Engine.Templates;

namespace Coro.Engine;

/// <summary>Renders the report of a campaign as it stands, without a lock; it may be used while the campaign runs.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignReports(string root, TimeProvider? time = null)
{
    private readonly CampaignStore _store = new(root, time);

    /// <summary>Renders it.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="format">Its form.</param>
    /// <param name="template">The template, absolute; for Markdown alone. Null: the campaign's own, or else Coro's.</param>
    /// <param name="folder">The absolute folder that links to logs start at; null: the campaign's.</param>
    /// <returns>The text; lines end with a line feed, except as a template has them.</returns>
    /// <exception cref="InvalidInputException">The template is not fit for use; everything that is wrong with it is told.</exception>
    /// <exception cref="UsageException">A template is given for a form that has none.</exception>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public string Render(string? campaign, ReportFormat format = ReportFormat.Markdown, string? template = null, string? folder = null)
    {
        if (format != ReportFormat.Markdown && template is not null)
            throw new UsageException("A template makes a report in Markdown; the other forms are as they are. Leave one of them out.");
        var workspace = _store.Resolve(campaign);
        var seen = _store.Look(workspace);
        if (format is ReportFormat.JUnit or ReportFormat.NUnit)
            return TestResultsOf(CampaignViews.Overview(seen.State, _store.Context(workspace, seen) with { Explain = true, IsKept = true }), format);
        var context = _store.Context(workspace, seen) with
        {
            Decisions = DecisionLog.Tail(RealDisk.Instance, workspace.DecisionLog, ReportBuilder.MostDecisions),
            Contracts = new ContractBook(seen.State, workspace, root).All(),
            LinksFrom = folder,
        };
        var model = ReportBuilder.Build(seen.State, context);
        return format == ReportFormat.Html
            ? CampaignReport.Html(model)
            : CampaignReport.ToMarkdown(model, Template(template ?? seen.State.Settings.ReportTemplatePath));
    }

    /// <summary>Renders it into a file, in place of the one that is there, as a whole.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="path">The file; absolute. Links to logs start at its folder.</param>
    /// <param name="format">Its form; null: as the file's ending says: <c>.html</c> and <c>.htm</c> a page, <c>.xml</c> JUnit's, all others Markdown.</param>
    /// <param name="template">The template, absolute; for Markdown alone. Null: the campaign's own, or else Coro's.</param>
    /// <exception cref="InvalidInputException">The template is not fit for use; everything that is wrong with it is told.</exception>
    /// <exception cref="UsageException">A template is given for a form that has none.</exception>
    /// <exception cref="ReportFailureException">The file cannot be written.</exception>
    /// <exception cref="CoroException">There is no such campaign, or its state cannot be read.</exception>
    public void Write(string? campaign, string path, ReportFormat? format = null, string? template = null)
    {
        var folder = Path.GetDirectoryName(path)!;
        var text = Render(campaign, format ?? FormatOf(path), template, folder);
        try
        {
            Directory.CreateDirectory(folder);
            var (disk, temporary) = (RealDisk.Instance, $"{path}.{Environment.ProcessId}.tmp");
            disk.WriteAll(temporary, Encoding.UTF8.GetBytes(text));
            disk.Rename(temporary, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ReportFailureException($"The report cannot be written to {path}: {problem.Message}", problem);
        }
    }

    private static string TestResultsOf(CampaignOverview campaign, ReportFormat format) => format == ReportFormat.NUnit
        ? NUnitXml.Write(TestSuites.Of(campaign), campaign.Campaign)
        : JUnitXml.Write(TestSuites.Of(campaign), campaign.Campaign);

    private static ReportFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => ReportFormat.Html,
        ".xml" => ReportFormat.JUnit,
        _ => ReportFormat.Markdown,
    };

    private static Template Template(string? path) =>
        ReportNames.Source.Read(path, out var problems) ?? throw new InvalidInputException(problems);
}
