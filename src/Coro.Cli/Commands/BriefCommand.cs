using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Engine.Loading;
using Coro.Engine.Loading.LockFiles;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign brief</c>: writes a brief whose targets are the packages of a lock file.</summary>
internal static class BriefCommand
{
    private const string PipelinesToCome = """

        # Before this can run, each tier (or lane) needs a pipeline, for example:
        #
        # pipelines:
        #   A:
        #     - {name: AN, run: [./analyse.sh, "{child.name}"], timeout: 30m, retries: 2}
        #     - {name: TS, run: [./score.sh, "{child.name}"]}
        #   B: {batch: true, steps: [{name: QS, run: [./quick.sh, "{batch_file}"]}]}

        """;

    public static Command Create(CommandContext context)
    {
        var from = Options.Text("--from", "file", "The lock file: project.assets.json, package-lock.json, requirements.txt, uv.lock, poetry.lock, pylock.toml, Cargo.lock or go.mod.");
        from.Required = true;
        var template = Options.Text("--template", "file", "A brief; all but its targets is taken over. Default: the one that customization names.");
        var repository = Options.Text(
            "--repo-url", "pattern", "Each target's repository, with {name} and {version} in it, for example sources/{name}.");
        var name = Options.CampaignName("The campaign's name. Default: the template's, else that of the lock file's folder.");
        var root = Options.Root();
        var output = OutputFile.Option("Where to write the brief. Default: standard output.");
        var force = OutputFile.Force();
        var command = new Command("brief", "Write a brief whose targets are the packages of a lock file.")
        {
            from, template, repository, name, output, force, root,
        };
        command.SetAction(parse =>
        {
            var source = parse.GetRequiredValue(from)!;
            var path = Path.GetFullPath(source, context.CurrentFolder);
            var targets = LockFileReaders.Read(path, source, parse.GetValue(repository));
            var target = parse.GetValue(output);
            var folder = target is null ? context.CurrentFolder : Path.GetDirectoryName(Path.GetFullPath(target, context.CurrentFolder))!;
            var customization = Customization.Load(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder)).Require();
            var campaign = Campaign(context, parse.GetValue(template) ?? customization.BriefTemplatePath, folder) with { Children = targets.Children };
            if ((parse.GetValue(name) ?? NameOf(campaign, path)) is not { } chosen)
                throw new UsageException($"The folder of '{source}' gives no name for the campaign. Choose one with --name.");

            OutputFile.Write(context, TextOf(campaign with { Name = chosen }, folder, customization), target, parse.GetValue(force));
            foreach (var note in targets.Notes)
                context.Error.WriteLine($"note: {SafeText.OneLine(note)}");
            return 0;
        });
        return command;
    }

    private static CampaignDefinition Campaign(CommandContext context, string? template, string folder) => template is null
        ? new() { Name = "", Settings = new() { Origin = folder }, Children = [] }
        : BriefLoader.Load(Path.GetFullPath(template, context.CurrentFolder), template).Require();

    private static string? NameOf(CampaignDefinition template, string lockFile)
    {
        if (template.Name.Length > 0)
            return template.Name;
        var folder = Path.GetDirectoryName(lockFile);
        if (Path.GetFileName(folder) == "obj")
            folder = Path.GetDirectoryName(folder);
        return Path.GetFileName(folder) is { } name && Names.IsValid(name, out _) ? name : null;
    }

    private static string TextOf(CampaignDefinition campaign, string folder, Customization customization)
    {
        // Relative paths hold as long as the new brief lies where they start.
        var text = BriefWriter.Write(campaign, relativePaths: campaign.Settings.Origin == folder);
        return campaign.Settings.Pipelines.Count + customization.Settings(folder).Pipelines.Count == 0 ? text + PipelinesToCome : text;
    }
}
