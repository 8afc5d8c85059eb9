using Coro.Engine.Loading.Data;
using Coro.Engine.Reporting.Report;
using Coro.Engine.Steps.Kickoffs;
using YamlDotNet.Core;

namespace Coro.Engine.Loading;

/// <summary>Reads campaign briefs (YAML). Every problem of a file is reported at once; docs/brief-format.md has the format.</summary>
public static class BriefLoader
{
    /// <summary>Reads a brief from a file of at most 64 MB.</summary>
    /// <param name="path">Where it is; absolute. Relative paths in the brief start at its folder.</param>
    /// <param name="shownAs">How the user named it, for messages; null: as <paramref name="path"/>.</param>
    /// <param name="defaults">What holds where the brief says nothing; lists in the brief are appended to it.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty.</exception>
    public static LoadResult Load(string path, string? shownAs = null, CampaignSettings? defaults = null)
    {
        var shown = shownAs ?? path;
        var problems = new Problems(shown);
        if (Path.GetExtension(path).Equals(".psd1", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add("needs-powershell", "a brief that is a PowerShell data file is read by PowerShell only: Start-Campaign -Brief, or write it in YAML");
            return new(null, problems.InOrder());
        }

        return InputFile.Read(path, shown, "brief", problems) is { } text
            ? Read(text, shown, Path.GetDirectoryName(path)!, defaults, problems, withTemplates: true) with { Text = text }
            : new(null, problems.InOrder());
    }

    /// <summary>Reads a brief from text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <param name="origin">The absolute folder that relative paths in it start at.</param>
    /// <param name="defaults">What holds where the brief says nothing; lists in the brief are appended to it.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    /// <exception cref="MissingBriefException">The text is empty, or has only comments.</exception>
    public static LoadResult LoadText(string text, string fileName, string origin, CampaignSettings? defaults = null)
    {
        var problems = new Problems(fileName);
        return InputFile.IsText(text, problems)
            ? Read(text, fileName, origin, defaults, problems)
            : new(null, problems.InOrder());
    }

    /// <summary>Reads a brief that somebody else has parsed; its keys and rules are those of YAML.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="found">What was found wrong with it before.</param>
    /// <param name="path">Where it is; absolute. Relative paths in it start at its folder.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <param name="defaults">What holds where the brief says nothing; lists in the brief are appended to it.</param>
    /// <returns>The definition, or what is wrong. Cycles are the plan's to tell, and no problem here.</returns>
    public static LoadResult LoadData(
        DataValue document, IReadOnlyList<Diagnostic> found, string path, string shownAs, CampaignSettings? defaults = null)
    {
        var problems = new Problems(shownAs);
        var loaded = Read(
            new YamlCursor(new DataEvents(document), Notation.PowerShell, problems), "", shownAs, Path.GetDirectoryName(path)!, defaults, problems,
            withTemplates: true);

        if (found.Count == 0)
            return loaded;

        // What was left out since it is no data may be what is missed now.
        var told = found.Select(problem => (problem.Line, problem.Column)).ToHashSet();
        return new(null, [.. found, .. loaded.Diagnostics.Where(problem =>
            problem.Code is not ("missing-key" or "no-targets" or "no-pipeline") && !told.Contains((problem.Line, problem.Column)))]);
    }

    /// <summary>Reads the brief that a workspace keeps: its name does not matter there, and pipelines may be missing.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <param name="origin">The absolute folder that relative paths in it start at.</param>
    /// <param name="defaults">What holds where the brief says nothing; null: nothing does.</param>
    /// <exception cref="MissingBriefException">The text is empty, or has only comments.</exception>
    internal static LoadResult LoadInWorkspace(string text, string fileName, string origin, CampaignSettings? defaults = null)
    {
        var problems = new Problems(fileName);
        return InputFile.IsText(text, problems)
            ? Read(text, fileName, origin, defaults, problems, inWorkspace: true)
            : new(null, problems.InOrder());
    }

    private static LoadResult Read(
        string text, string shown, string origin, CampaignSettings? defaults, Problems problems, bool withTemplates = false, bool inWorkspace = false)
    {
        try
        {
            return Read(new YamlCursor(text, problems), text, shown, origin, defaults, problems, withTemplates, inWorkspace);
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("yaml-syntax", message, place);
            return new(null, problems.InOrder());
        }
    }

    private static LoadResult Read(
        YamlCursor yaml, string text, string shown, string origin, CampaignSettings? defaults, Problems problems, bool withTemplates = false,
        bool inWorkspace = false)
    {
        CampaignDefinition? definition = null;
        IReadOnlyList<Diagnostic> templates = [];
        try
        {
            if (!yaml.EnterDocument())
                throw new MissingBriefException($"The brief '{shown}' is empty. It needs at least campaign_name and targets.");
            definition = new BriefReader(yaml, problems, origin, defaults, inWorkspace).Read();

            // What is wrong with a file that the brief names is wrong with the brief, too.
            if (withTemplates)
                templates = ProblemsOfTemplates(definition.Settings);
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("yaml-syntax", message, place);
        }

        return new(problems.Any || templates.Count > 0 ? null : definition, [.. problems.InOrder(), .. templates]);
    }

    private static IReadOnlyList<Diagnostic> ProblemsOfTemplates(CampaignSettings settings)
    {
        KickoffNames.Source.Read(settings.KickoffTemplatePath, out var kickoff);
        ReportNames.Source.Read(settings.ReportTemplatePath, out var report);
        return [.. kickoff, .. report];
    }
}
