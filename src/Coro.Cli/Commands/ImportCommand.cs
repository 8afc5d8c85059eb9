using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Engine;
using Coro.Engine.Loading;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign import</c>: copies a Skill Forge workspace among the campaigns, so that it can be resumed.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandContext context)
    {
        var root = Options.Root();
        var folder = new Argument<string>("folder") { Description = "The workspace: a folder with a _campaign-state.yaml. It is copied, and not changed." };
        var name = Options.CampaignName("The campaign's name here. Default: the one that it has.");
        var project = Options.Text(
            "--project", "folder", "The folder that the workspace's paths start at. Default: the nearest above it with _bmad in it, else the workspace.");
        var template = Options.Text("--template", "file", "A brief with the pipelines and all else that the workspace does not say; its targets do not matter.");
        var inPlace = new Option<bool>("--in-place") { Description = "Work on the workspace where it lies, instead of on a copy; its state file is kept under another name." };
        var command = new Command("import", "Bring in a Skill Forge campaign, to go on with it here.") { folder, name, project, template, inPlace, root };
        command.SetAction(async (parse, _) =>
        {
            var import = new CampaignImport(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var imported = await import.ImportAsync(Full(parse.GetRequiredValue(folder)), new()
            {
                Name = parse.GetValue(name),
                Project = parse.GetValue(project) is { } path ? Full(path) : null,
                InPlace = parse.GetValue(inPlace),
                Template = parse.GetValue(template) is { } brief ? BriefLoader.Load(Full(brief), brief).Require() : null,
            }).ConfigureAwait(false);
            var campaign = imported.Campaign;
            context.Out.WriteLine($"{campaign.Name}: {Counted.Of(campaign.Counts.Total, "child", "children")} in {campaign.Workspace}");
            foreach (var note in imported.Notes)
                context.Error.WriteLine($"note: {SafeText.OneLine(note)}");
            context.Error.WriteLine($"note: to go on with it: coro campaign resume --job {campaign.Name}");
            return 0;
        });
        return command;

        string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, context.CurrentFolder));
    }
}
