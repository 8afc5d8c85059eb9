using System.Text;
using Coro.Engine.Contracts;
using Coro.Engine.Reporting;
using Coro.Engine.Reporting.Report;
using Coro.Engine.State;
using Coro.Engine.Templates;

namespace Coro.Engine.Running;

/// <summary>Puts the report into the workspace.</summary>
internal static class ReportFiles
{
    /// <summary>Writes both forms of it; each replaces the one that is there as a whole.</summary>
    /// <param name="run">The run.</param>
    /// <param name="halted">Why the run is about to stop; null: it is complete.</param>
    /// <param name="isRunning">Whether the run goes on.</param>
    /// <exception cref="IOException">One cannot be written.</exception>
    public static async Task WriteAsync(RunContext run, string? halted = null, bool isRunning = true)
    {
        var context = new ViewContext
        {
            Workspace = run.Workspace,
            Root = run.Root,
            Now = run.Time.GetUtcNow(),
            IsRunning = isRunning,
            ExecutionOrder = CampaignOrder.Plan(run.State).ExecutionOrder,
            Contracts = new ContractBook(run.State, run.Workspace, run.Root).All(),
            Decisions = DecisionLog.Tail(run.Disk, run.Workspace.DecisionLog, ReportBuilder.MostDecisions),
        };
        var model = ReportBuilder.Build(run.State, context, halted);
        var markdown = CampaignReport.ToMarkdown(model, Template(run));
        await Task.Run(() =>
        {
            run.Disk.Replace(run.Workspace.Report, Encoding.UTF8.GetBytes(markdown));
            run.Disk.Replace(run.Workspace.HtmlReport, Encoding.UTF8.GetBytes(CampaignReport.Html(model)));
        });
    }

    // A slip in a template is no reason to have no report at the end of days of work.
    private static Template? Template(RunContext run)
    {
        var template = ReportNames.Source.Read(run.Settings.ReportTemplatePath, out var problems);
        if (template is null)
            run.Note($"the report has Coro's own form, since its template is not fit for use: {string.Join("; ", problems)}", warning: true);
        return template;
    }
}
