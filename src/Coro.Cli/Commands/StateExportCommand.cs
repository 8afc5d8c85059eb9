using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro state export</c>: writes a campaign's state in a format of choice. Only reads the campaign.</summary>
internal static class StateExportCommand
{
    private static readonly Dictionary<string, StateFormat> Formats = new()
    {
        ["yaml"] = StateFormat.Yaml,
        ["json"] = StateFormat.Json,
        ["skill-forge"] = StateFormat.SkillForge,
    };

    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var format = Options.Word("--format", [.. Formats.Keys], "As what: Coro's own state file (the default), the same as JSON, or Skill Forge's state file.");
        var output = OutputFile.Option("Where to write it. Default: standard output.");
        var force = OutputFile.Force();
        var command = new Command("export", "Write a campaign's state as YAML, JSON or Skill Forge's state file.") { root, job, format, output, force };
        command.SetAction(parse =>
        {
            var states = new CampaignStates(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var exported = states.Export(parse.GetValue(job), Formats[parse.GetValue(format) ?? "yaml"]);
            OutputFile.Write(context, exported.Text, parse.GetValue(output), parse.GetValue(force));
            foreach (var note in exported.Notes)
                context.Error.WriteLine($"note: {SafeText.OneLine(note)}");
            return 0;
        });
        return command;
    }
}
