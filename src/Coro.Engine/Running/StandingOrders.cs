using Coro.Engine.Directives;
using Coro.Engine.History;
using Coro.Engine.Running.Controls;
using Coro.Engine.Steps.Kickoffs;

namespace Coro.Engine.Running;

/// <summary>
/// What operators write for all stages: the directive and the kickoff template. Both are read afresh before each stage; what is
/// wrong with them is told, and stops nothing.
/// </summary>
internal sealed class StandingOrders(RunContext run)
{
    /// <summary>Who skips a child that the directive leaves out.</summary>
    public const string By = "directive";

    // The rest is to be had from "coro campaign directive".
    private const int MostTold = 20;

    private CampaignDirective? _directive;
    private int _children;
    private string? _toldOfTemplate;

    /// <summary>Reads them, and does at once what the directive asks for. It may lead the campaign back to an earlier stage.</summary>
    public async Task ReadAsync()
    {
        ReadTemplate();
        var path = run.Settings.DirectivePath ?? run.Workspace.Directive;
        var file = DirectiveFile.Read(path);
        if (_directive is null || file.Sha256 != _directive.Sha256 || run.State.Children.Count != _children)
            Understand(path, file);
        if (Record(path, file))
            Tell(file);
        foreach (var skip in _directive!.Skips)
            Skip(skip, tell: false);
        await run.CommitAsync();
    }

    private void ReadTemplate()
    {
        var template = KickoffNames.Source.Read(run.Settings.KickoffTemplatePath, out var problems);
        run.Requests.Kickoff = template ?? KickoffNames.Source.Bundled;
        var told = string.Join('\n', problems);
        if (template is null && told != _toldOfTemplate)
        {
            foreach (var problem in problems.Take(MostTold))
                run.Note(problem.ToString(), warning: true);
            run.Note("Coro's own kickoff template is used instead, until that is mended", warning: true);
        }

        _toldOfTemplate = told;
    }

    private void Understand(string path, DirectiveFile file)
    {
        _children = run.State.Children.Count;
        _directive = DirectiveParser.Parse(
            file.Text ?? "", path, run.State.Children.Select(child => child.Name), run.Settings.QualityGate) with
        { Sha256 = file.Sha256 };
        run.Requests.Orders = new(file.Text, _directive.Flags);
    }

    /// <summary>Writes down what the directive says, if it is not what it said before.</summary>
    /// <returns>Whether it is not.</returns>
    private bool Record(string path, DirectiveFile file)
    {
        var known = run.State.Directive;

        // That there is none is worth a word only where there should be one.
        if (known is null && file is { Sha256: null, Problem: null } && run.Settings.DirectivePath is null)
            return false;
        if (known is not null && known.Sha256 == file.Sha256 && known.QualityOverrides.SequenceEqual(_directive!.QualityOverrides))
            return file is { Sha256: null, Problem: not null };
        run.Record(new DirectiveRead(path, file.Sha256, _directive!.QualityOverrides));
        return true;
    }

    private void Tell(DirectiveFile file)
    {
        var directive = _directive!;
        if (file is { Sha256: null, Problem: null })
            run.Note($"there is no directive {directive.Path}; the campaign goes on without");
        if (file.Sha256 is not null)
        {
            run.Note(
                $"directive {directive.Path} read: {Count(directive.QualityOverrides.Count, "quality override")}, "
                + $"{Count(directive.Skips.Count, "skip")}, {Count(directive.Flags.Count, "flag")}, sha256 {file.Sha256[..12]}");
        }

        var problems = file.Problem is { } problem ? directive.Problems.Prepend(problem).ToList() : directive.Problems;
        foreach (var one in problems.Take(MostTold))
            run.Note(one.ToString(), warning: true);
        if (problems.Count > MostTold)
            run.Note($"{problems.Count - MostTold} more problems of the directive are shown by: coro campaign directive", warning: true);
        foreach (var skip in directive.Skips)
            Skip(skip, tell: true);
        foreach (var (line, why) in LatePins.Of(run.State, run.Requests.Orders))
            run.Note($"{directive.Path}({line}): {why}", warning: true);
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private void Skip(DirectiveSkip skip, bool tell)
    {
        var child = run.State[skip.Child];

        // What it cannot do is told once, not before every stage.
        if (child.Status == ChildStatus.Skipped || (!tell && child.Status is (ChildStatus.Active or ChildStatus.Completed or ChildStatus.Cancelled)))
            return;
        var place = $"{_directive!.Path}({skip.Line})";
        if (child.Status == ChildStatus.Active)
        {
            run.Note($"{place}: it is running already and is not skipped", warning: true, child.Name);
            return;
        }

        var outcome = new ControlApplier(run.State, run.Record)
            .Apply(new ChildRequest { Operation = ChildOperation.Skip, Children = [child.Name], By = By, Why = skip.Reason }).Single();
        if (outcome.Verdict == ControlVerdict.Done)
            run.Touched(child);
        else
            run.Note($"{place}: it is not skipped: {outcome.Reason}", warning: true, child.Name);
    }
}
