using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign report</c>: renders a campaign's report as it stands. Only reads the campaign, and may be used while it runs.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var format = Options.Word(
            "--format", [.. ResultFile.Words],
            "The form: Markdown, a page for a browser, or test results. Default: what the file's ending says, else Markdown.");
        var template = Options.Text("--template", "file", "A template for the Markdown. Default: the campaign's own, else Coro's.");
        var output = Options.Text("--out", "file", "Where to write the report; what is there is replaced. Default: standard output.");
        output.Aliases.Add("--output");
        var command = new Command("report", "Render a campaign's report as it stands now; it may be running.") { root, job, format, template, output };
        command.SetAction(parse =>
        {
            var reports = new CampaignReports(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var asked = parse.GetValue(format) is { } word ? (ReportFormat)ResultFile.Words.ToList().IndexOf(word) : (ReportFormat?)null;
            if (PathOf(parse.GetValue(output)) is { } file)
            {
                reports.Write(parse.GetValue(job), file, asked, PathOf(parse.GetValue(template)));
                context.Out.WriteLine(file);
                return 0;
            }

            var text = reports.Render(parse.GetValue(job), asked ?? ReportFormat.Markdown, PathOf(parse.GetValue(template)), context.CurrentFolder);
            context.Out.Write(text);
            return 0;
        });
        return command;

        string? PathOf(string? path) => path is null ? null : Path.GetFullPath(path, context.CurrentFolder);
    }
}
